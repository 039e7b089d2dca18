import { join } from 'node:path'
import type { Buildx } from '../../plan/plan.ts'
import type { Files } from '../../platform/files.ts'
import { type PlatformRecord, readRecord, writeRecordOfDetected } from '../builder/builder-record.ts'

/** A node of a builder, and a Buildx that knows only this node. */
export type SingleNode = {
  readonly name: string
  /** The platforms that are requested of it. Empty: its own. */
  readonly requested: readonly string[]
  readonly buildx: Buildx
}

/**
 * Splits the record of a builder into records with one node each, because buildx chooses the node of a build itself. They
 * name no platforms, so that `buildx inspect` lists those that the node detects.
 */
export async function singleNodes(
  { name, folder, buildx }: { readonly name: string; readonly folder: string; readonly buildx: Buildx },
  files: Pick<Files, 'readText' | 'writeText' | 'makeDirectory'>,
): Promise<SingleNode[]> {
  const record = await readRecord(folder, name, files)
  return Promise.all(
    record.Nodes.map(async (node, position) => {
      const apart = join(folder, `node-${position}`)
      await writeRecordOfDetected(apart, name, { ...record, Nodes: [node] }, files)
      return {
        name: node.Name,
        requested: (node.Platforms ?? []).map(platformText),
        buildx: { ...buildx, environment: { ...buildx.environment, BUILDX_CONFIG: apart } },
      }
    }),
  )
}

const platformText = ({ os, architecture, variant }: PlatformRecord): string =>
  [os, architecture, ...(variant ? [variant] : [])].join('/')
