import { join } from 'node:path'
import { recordIn } from '../builder/user-folder.ts'
import type { Tools } from '../step.ts'
import type { Access } from './find-access.ts'
import type { Resource } from './workloads.ts'

/** A workload of the job. */
export type Place = { readonly resource: Resource; readonly namespace: string; readonly deployment: string }

/**
 * What the post step needs to remove the builder. A later step can remove the kubeconfig, and then `buildx rm` reports a
 * removal that did not happen.
 */
export type SavedAccess = { readonly access: Access; readonly places: readonly Place[] }

const fileIn = (folder: string): string => join(folder, 'berth-kubernetes.json')

/**
 * Saves it in the job's buildx directory, for this user only. It goes with the directory.
 *
 * @param saved null: the job has created nothing in a cluster
 */
export function saveAccess(
  folder: string,
  saved: SavedAccess | null,
  { files }: Pick<Tools, 'files'>,
): Promise<void> {
  return files.writeText(fileIn(folder), JSON.stringify(saved), 0o600)
}

/**
 * Reads it.
 *
 * @returns null if the job has created nothing
 * @throws an error if a later step has removed it
 */
export async function readAccess(
  folder: string,
  builder: string,
  { files }: Pick<Tools, 'files'>,
): Promise<SavedAccess | null> {
  if (await files.exists(fileIn(folder))) return JSON.parse(await files.readText(fileIn(folder)))
  const isUntouched = (await files.exists(folder)) && !(await files.exists(recordIn(folder, builder)))
  if (isUntouched) return null
  throw new Error(`a later step has removed ${fileIn(folder)}, which holds the access to the cluster`)
}
