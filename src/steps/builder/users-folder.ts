import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Tools } from '../step.ts'

/** Where buildx keeps what it knows for this user, or for the whole job (docker/buildx, util/confutil/config.go). */
export function usersFolder(environment: Tools['environment']): string {
  const client = environment['DOCKER_CONFIG'] || join(homedir(), '.docker')
  return environment['BUILDX_CONFIG'] || join(client, 'buildx')
}

/** What buildx knows of a builder: a file of the builder's name (docker/buildx, store/store.go). */
export const recordIn = (folder: string, builder: string): string => join(folder, 'instances', builder)
