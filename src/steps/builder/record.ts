import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Tools } from '../step.ts'

/** Where buildx keeps what it knows of a builder: a file of the builder's name (docker/buildx, store/store.go). */
export function recordOf(builder: string, environment: Tools['environment']): string {
  const client = environment['DOCKER_CONFIG'] || join(homedir(), '.docker')
  return join(environment['BUILDX_CONFIG'] || join(client, 'buildx'), 'instances', builder)
}
