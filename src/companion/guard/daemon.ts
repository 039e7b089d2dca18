import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { engineAddress } from '../../platform/engine-address.ts'
import { engineKeys } from '../../platform/engine-keys.ts'
import { tlsVariables } from '../../values/client-variables.ts'
import type { DaemonAddress } from '../../values/daemon-address.ts'

/** The first lines of a request. */
export type Head = {
  readonly method: string
  readonly target: string
  /** All of them, `Host` and the length of the body too: name, value, name, value… */
  readonly headers: readonly string[]
}

/** The daemon that the guard stands before. */
export type Daemon = {
  readonly host: string
  /** Begins a request on a connection of its own. Its body is still to be written. */
  readonly begin: (head: Head) => ClientRequest
}

/**
 * Prepares connections to a daemon.
 *
 * Each request has its own connection. To connect to a socket costs 60 µs, and a connection that is kept can be closed by the
 * daemon in the moment in which the next request is written.
 *
 * @throws an error for an address or certificates that cannot be used
 */
export function daemonAt({ host, certificates }: DaemonAddress): Daemon {
  const variables = tlsVariables(certificates)
  const address = engineAddress(host, variables)
  // An end of what the client writes is passed on: the daemon goes on to answer.
  const connection = { keepAlive: false, allowHalfOpen: true }
  const isEncrypted = address.protocol === 'https'
  const agent = isEncrypted
    ? new HttpsAgent({ ...connection, ...engineKeys(variables) })
    : new HttpAgent(connection)
  const request = isEncrypted ? httpsRequest : httpRequest
  const where =
    'socketPath' in address ? { socketPath: address.socketPath } : { host: address.host, port: address.port }
  return {
    host,
    begin: ({ method, target, headers }) =>
      request({ ...where, agent, method, path: target, headers: [...headers] }),
  }
}
