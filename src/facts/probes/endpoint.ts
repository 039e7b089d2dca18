import { createHash } from 'node:crypto'
import { defaultSocket } from '../../values/engine-host.ts'
import type { ClientConfiguration, Endpoint } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { parseEngineHost } from '../parsers/engine-host.ts'
import { parseJson, recordAt, textAt } from '../parsers/json.ts'
import type { Source } from '../source.ts'
import { configurationDirectory } from './client-configuration.ts'
import { readIfPresent } from './read.ts'
import { operatingSystem } from './require-linux.ts'

/**
 * Where the engine is, in the client's own order: DOCKER_HOST, DOCKER_CONTEXT, the current context of config.json, the
 * default socket (docker/cli, command/cli.go); and last, which the client does not, the sockets of rootless engines.
 */
export const endpoint: Probe<'endpoint', Source> = async (source, seen) => {
  const { environment, files } = source
  const stated = environment['DOCKER_HOST']
  if (stated) return { host: parseEngineHost(stated, 'DOCKER_HOST'), source: 'DOCKER_HOST', context: null }

  // As the client does with a config.json that cannot be read: go on without it.
  const configuration = await seen('clientConfiguration').catch((): Partial<ClientConfiguration> => ({}))
  const context = environment['DOCKER_CONTEXT'] || configuration.currentContext
  if (context && context !== 'default') return contextEndpoint(source, context)

  if (operatingSystem(source) === 'windows') {
    throw new Unseen('engines on Windows listen at a named pipe, and Berth speaks to unix:// and tcp:// only')
  }
  if (await files.exists(defaultSocket)) {
    return { host: `unix://${defaultSocket}`, source: 'default socket', context: null }
  }
  const candidates = rootlessSockets(source)
  const found = await Promise.all(candidates.map((path) => files.exists(path)))
  const socket = candidates[found.indexOf(true)]
  if (socket) return { host: `unix://${socket}`, source: 'rootless socket', context: null }
  throw new Unseen(
    `DOCKER_HOST is not set, no docker context is chosen, and there is no socket at ` +
      [defaultSocket, ...candidates].join(', '),
  )
}

/** Where engines of the user's own listen: rootless ones, and Docker Desktop. */
export function rootlessSockets({ environment, process }: Pick<Source, 'environment' | 'process'>): string[] {
  const runtimeDirectories = [environment['XDG_RUNTIME_DIR'], `/run/user/${process.uid}`]
  const sockets = [
    ...runtimeDirectories.filter((directory) => directory).map((directory) => `${directory}/docker.sock`),
    `${process.homeDirectory}/.docker/run/docker.sock`,
    `${process.homeDirectory}/.docker/desktop/docker.sock`,
  ]
  return [...new Set(sockets)]
}

/**
 * The store of contexts names each directory by the digest of the name (docker/cli, context/store). The certificates
 * of one have the names that DOCKER_CERT_PATH wants.
 */
async function contextEndpoint(source: Source, context: string): Promise<Endpoint> {
  const directory = createHash('sha256').update(context).digest('hex')
  const store = `${configurationDirectory(source)}/contexts`
  const path = `${store}/meta/${directory}/meta.json`
  const text = await readIfPresent(source, path)
  if (text === null)
    throw new Unseen(`the docker context "${context}" is chosen, but it does not exist (${path})`)
  const stated = textAt(recordAt(recordAt(parseJson(text, path), 'Endpoints'), 'docker'), 'Host')
  if (!stated) throw new Unseen(`the docker context "${context}" names no host (${path})`)
  const host = parseEngineHost(stated, `the docker context "${context}"`)
  const certificates = `${store}/tls/${directory}/docker`
  if (await source.files.exists(`${certificates}/ca.pem`)) {
    throw new Unseen(
      `the docker context "${context}" has TLS certificates of its own, which Berth takes from DOCKER_CERT_PATH only: ` +
        `set DOCKER_HOST=${host}, DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH=${certificates}`,
    )
  }
  return { host, source: 'docker context', context }
}
