import type { Certificates } from '../../values/daemon-address.ts'
import { defaultSocket } from '../../values/engine-host.ts'
import type { ClientConfiguration } from '../facts.ts'
import { type Probe, Unseen } from '../observe.ts'
import { parseEngineHost } from '../parsers/engine-host.ts'
import type { Source } from '../source.ts'
import { configurationDirectory } from './client-configuration.ts'
import { dockerContext } from './docker-context.ts'
import { operatingSystem } from './require-linux.ts'

/**
 * The address of the engine, in the order of the Docker CLI: DOCKER_HOST, DOCKER_CONTEXT, the current context in
 * config.json, the default socket (docker/cli, command/cli.go). Unlike the CLI, it then tries rootless sockets.
 */
export const endpoint: Probe<'endpoint', Source> = async (source, seen) => {
  const { environment, files } = source
  const stated = environment['DOCKER_HOST']
  if (stated) {
    const host = parseEngineHost(stated, 'DOCKER_HOST')
    return { host, source: 'DOCKER_HOST', context: null, ...certificatesInEnvironment(source, host) }
  }

  // Like the CLI, go on without a config.json that cannot be read.
  const configuration = await seen('clientConfiguration').catch((): Partial<ClientConfiguration> => ({}))
  const context = environment['DOCKER_CONTEXT'] || configuration.currentContext
  if (context && context !== 'default') {
    const { host, certificates } = await dockerContext(source, context)
    return { host, source: 'docker context', context, ...(certificates && { certificates }) }
  }

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

/** As the CLI: DOCKER_CERT_PATH counts with one of the other two, and is `~/.docker` by default (docker/cli, flags/options.go). */
function certificatesInEnvironment(source: Source, host: string): { certificates?: Certificates } {
  const { DOCKER_TLS_VERIFY: verify, DOCKER_TLS: encrypt, DOCKER_CERT_PATH: directory } = source.environment
  if (host.startsWith('unix://') || !(verify || encrypt)) return {}
  const certificates = { directory: directory || configurationDirectory(source), verify: Boolean(verify) }
  return { certificates }
}
