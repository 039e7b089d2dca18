import { dirname } from 'node:path'
import type { Files } from '../../platform/files.ts'
import { recordIn } from './user-folder.ts'

/** The record of a builder (docker/buildx, store/nodegroup.go), as far as it is read. */
type BuilderRecord = { readonly Nodes: readonly NodeRecord[] }
type NodeRecord = { readonly Name: string; readonly Platforms: readonly PlatformRecord[] | null }
export type PlatformRecord = { readonly os: string; readonly architecture: string; readonly variant?: string }

/** Reads what buildx knows of a builder. */
export async function readRecord(
  folder: string,
  builder: string,
  files: Pick<Files, 'readText'>,
): Promise<BuilderRecord> {
  return JSON.parse(await files.readText(recordIn(folder, builder))) as BuilderRecord
}

/**
 * Writes a record into another buildx directory, without the requested platforms: buildx merges them with the detected
 * ones into one list (builder/node.go), and then lists the detected ones only.
 */
export async function writeRecordOfDetected(
  folder: string,
  builder: string,
  record: BuilderRecord,
  files: Pick<Files, 'writeText' | 'makeDirectory'>,
): Promise<void> {
  const path = recordIn(folder, builder)
  const nodes = record.Nodes.map((node) => ({ ...node, Platforms: null }))
  await files.makeDirectory(dirname(path), 0o700)
  await files.writeText(path, JSON.stringify({ ...record, Nodes: nodes }), 0o600)
}
