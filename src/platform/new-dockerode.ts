import { Agent } from 'node:https'
import Dockerode from 'dockerode'
import { engineAddress } from './engine-address.ts'
import { engineKeys } from './engine-keys.ts'

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
  const keys = address.protocol === 'https' ? keysIn(environment) : {}
  // Its types do not allow `host: undefined`.
  const options = { ...address, ...keys } as Dockerode.DockerOptions
  return withoutVariables(modemVariables, () => new Dockerode(options))
}

/** docker-modem does not pass `rejectUnauthorized` on, but an agent. */
function keysIn(environment: Environment) {
  const { rejectUnauthorized, ...keys } = engineKeys(environment)
  return rejectUnauthorized ? keys : { ...keys, agent: new Agent({ rejectUnauthorized }) }
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
