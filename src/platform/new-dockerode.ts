import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Dockerode from 'dockerode'
import { engineAddress } from './engine-address.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What docker-modem reads of this process's environment, whatever options it gets (lib/modem.js: defaultOpts). */
const readByModem = [
  'DOCKER_HOST',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'DOCKER_PATH_PREFIX',
  'DOCKER_CLIENT_TIMEOUT',
]

/**
 * A dockerode for an engine, by this environment and not that of the process: in post, variables of a later step could
 * name keys that are not there.
 *
 * @throws an error for an address that is neither `unix://` nor `tcp://`, or keys that cannot be read
 */
export function newDockerode(host: string, environment: Environment): Dockerode {
  const address = engineAddress(host, environment)
  const keys = address.protocol === 'https' ? keysIn(environment['DOCKER_CERT_PATH']) : {}
  // Its types want `host` or nothing.
  const options = { ...address, ...keys } as Dockerode.DockerOptions
  return withoutVariables(readByModem, () => new Dockerode(options))
}

function keysIn(directory: string | undefined) {
  if (!directory) return {}
  const read = (name: string) => readFileSync(join(directory, name))
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') }
}

function withoutVariables<T>(names: readonly string[], make: () => T): T {
  const before = names.map((name) => [name, process.env[name]] as const)
  for (const name of names) delete process.env[name]
  try {
    return make()
  } finally {
    for (const [name, value] of before) if (value !== undefined) process.env[name] = value
  }
}
