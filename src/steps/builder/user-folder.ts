import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Tools } from '../step.ts'

/** The directory in which buildx keeps its data for this user, or for the job (docker/buildx, util/confutil/config.go). */
export function userFolder(environment: Tools['environment']): string {
  const client = environment['DOCKER_CONFIG'] || join(homedir(), '.docker')
  return environment['BUILDX_CONFIG'] || join(client, 'buildx')
}

/** The file in which buildx records a builder, named after the builder in lower case (docker/buildx, store/store.go). */
export const recordIn = (folder: string, builder: string): string =>
  join(folder, 'instances', builder.toLowerCase())

/** Copies the record of a builder that is kept to the user's buildx directory, so that later jobs find it. */
export async function saveRecord(
  { name, folder }: { readonly name: string; readonly folder: string },
  { files, environment }: Pick<Tools, 'files' | 'environment'>,
): Promise<void> {
  const record = recordIn(userFolder(environment), name)
  await files.makeDirectory(dirname(record), 0o700)
  await files.copy(recordIn(folder, name), record)
}
