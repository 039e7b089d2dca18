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
 * The address of the engine, in the order of the Docker CLI: DOCKER_HOST, DOCKER_CONTEXT, the current context in
 * config.json, the default socket (docker/cli, command/cli.go). Unlike the CLI, it then tries rootless sockets.
 */
export const endpoint: Probe<'endpoint', Source> = async (source, seen) => {
  const { environment, files } = source
  const stated = environment['DOCKER_HOST']
  if (stated) return { host: parseEngineHost(stated, 'DOCKER_HOST'), source: 'DOCKER_HOST', context: null }

  // Like the CLI, go on without a config.json that cannot be read.
  const configuration = await seen('clientConfiguration').catch((): Partial<ClientConfiguration> => ({}))
  const context = environment['DOCKER_CONTEXT'] || configuration.currentContext
  if (context && context !== 'default') return contextEndpoint(source, context)

  if (operatingSystem(source) === 'windows') {
    throw new Unseen('Docker on Windows uses a named pipe, but Berth supports only unix:// and tcp://')
  }
  if (await files.exists(defaultSocket)) {
    return { host: `unix://${defaultSocket}`, source: 'default socket', context: null }
  }
  const candidates = rootlessSockets(source)
  const found = await Promise.all(candidates.map((path) => files.exists(path)))
  const socket = candidates[found.indexOf(true)]
  if (socket) return { host: `unix://${socket}`, source: 'rootless socket', context: null }
  throw new Unseen(
    `DOCKER_HOST is not set, no Docker context is selected, and no socket exists at ` +
      [defaultSocket, ...candidates].join(', '),
  )
}

/** The sockets of daemons that run as the user: rootless Docker and Docker Desktop. */
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
 * The address in a Docker context. The directory of a context is named after the digest of its name (docker/cli,
 * context/store). Its certificates have the file names that DOCKER_CERT_PATH needs.
 */
async function contextEndpoint(source: Source, context: string): Promise<Endpoint> {
  const directory = createHash('sha256').update(context).digest('hex')
  const store = `${configurationDirectory(source)}/contexts`
  const path = `${store}/meta/${directory}/meta.json`
  const text = await readIfPresent(source, path)
  if (text === null) throw new Unseen(`the selected Docker context "${context}" does not exist (${path})`)
  const stated = textAt(recordAt(recordAt(parseJson(text, path), 'Endpoints'), 'docker'), 'Host')
  if (!stated) throw new Unseen(`the Docker context "${context}" has no host (${path})`)
  const host = parseEngineHost(stated, `the Docker context "${context}"`)
  const certificates = `${store}/tls/${directory}/docker`
  if (await source.files.exists(`${certificates}/ca.pem`)) {
    throw new Unseen(
      `the Docker context "${context}" contains TLS certificates, but Berth reads certificates only from DOCKER_CERT_PATH: ` +
        `set DOCKER_HOST=${host}, DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH=${certificates}`,
    )
  }
  return { host, source: 'docker context', context }
}
