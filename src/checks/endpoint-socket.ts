import type { Endpoint, EngineSocket, Observation } from '../facts/facts.ts'

export const defaultSocket = '/var/run/docker.sock'

/** The path of a `unix://` address, with `/run` written as `/var/run`, of which it is the target; else undefined. */
export function socketPathOf(host: string): string | undefined {
  return host.startsWith('unix://') ? canonical(host.slice('unix://'.length)) : undefined
}

/** The socket that the endpoint names, or the default one where the endpoint is unseen. */
export function findEndpointSocket(
  sockets: readonly EngineSocket[],
  endpoint: Observation<Endpoint>,
): EngineSocket | undefined {
  const path = endpoint.status === 'seen' ? socketPathOf(endpoint.value.host) : defaultSocket
  return sockets.find((socket) => canonical(socket.path) === path)
}

/** True for a `tcp://` address of the machine's own. */
export function isLoopback(host: string): boolean {
  return /^tcp:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::|$)/.test(host)
}

function canonical(path: string): string {
  return path.startsWith('/run/') ? `/var${path}` : path
}
