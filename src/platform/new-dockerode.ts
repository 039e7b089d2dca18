import { existsSync, readFileSync } from 'node:fs'
import { Agent } from 'node:https'
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
  const keys = address.protocol === 'https' ? keysIn(environment) : {}
  // Its types do not allow `host: undefined`.
  const options = { ...address, ...keys } as Dockerode.DockerOptions
  return withoutVariables(modemVariables, () => new Dockerode(options))
}

/** As the CLI: only DOCKER_TLS_VERIFY checks the server, and a client certificate is optional (docker/cli, flags/options.go). */
function keysIn(environment: Environment) {
  const directory = environment['DOCKER_CERT_PATH']
  const isChecked = environment['DOCKER_TLS_VERIFY'] || !environment['DOCKER_TLS']
  const agent = isChecked ? {} : { agent: new Agent({ rejectUnauthorized: false }) }
  if (!directory) return agent
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) => {
    const path = join(directory, name)
    return existsSync(path) ? readFileSync(path) : undefined
  })
  if (!ca && !cert) throw new Error(`${directory} has neither ca.pem nor cert.pem`)
  return { ...agent, ...(ca && { ca }), ...(cert && key && { cert, key }) }
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
