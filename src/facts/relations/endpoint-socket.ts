import { canonicalPath, canonicalSocketPath, defaultSocket } from '../../values/engine-host.ts'
import type { Endpoint, EngineSocket, Observation } from '../facts.ts'

/** The socket of the endpoint, or the default socket if the endpoint is unseen. */
export function findEndpointSocket(
  sockets: readonly EngineSocket[],
  endpoint: Observation<Endpoint>,
): EngineSocket | undefined {
  const path = endpoint.status === 'seen' ? canonicalSocketPath(endpoint.value.host) : defaultSocket
  return sockets.find((socket) => canonicalPath(socket.path) === path)
}
