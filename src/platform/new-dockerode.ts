import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Dockerode from 'dockerode'
import { engineAddress } from './engine-address.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The variables of this process that docker-modem reads in addition to its options (lib/modem.js: defaultOpts). */
const modemVariables = [
  'DOCKER_HOST',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'DOCKER_PATH_PREFIX',
  'DOCKER_CLIENT_TIMEOUT',
]

/**
 * Creates a dockerode that uses this environment instead of the process's. In the post step, variables that a later step
 * has set could name certificates that no longer exist.
 *
 * @throws an error for an address that is neither `unix://` nor `tcp://`, or for certificates that cannot be read
 */
export function newDockerode(host: string, environment: Environment): Dockerode {
  const address = engineAddress(host, environment)
  const keys = address.protocol === 'https' ? keysIn(environment['DOCKER_CERT_PATH']) : {}
  // Its types do not allow `host: undefined`.
  const options = { ...address, ...keys } as Dockerode.DockerOptions
  return withoutVariables(modemVariables, () => new Dockerode(options))
}

function keysIn(directory: string | undefined) {
  if (!directory) return {}
  const read = (name: string) => readFileSync(join(directory, name))
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') }
}

function withoutVariables<T>(names: readonly string[], create: () => T): T {
  const before = names.map((name) => [name, process.env[name]] as const)
  for (const name of names) delete process.env[name]
  try {
    return create()
  } finally {
    for (const [name, value] of before) if (value !== undefined) process.env[name] = value
  }
}
