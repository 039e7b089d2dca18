import { type AgentOptions, type ClientRequest, Agent as HttpAgent, request as httpRequest } from 'node:http'
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
  /**
   * Begins a request, whose body is still to be written.
   *
   * @param upgrades if it asks to change the protocol
   */
  readonly begin: (head: Head, upgrades?: boolean) => ClientRequest
}

/**
 * Prepares connections to a daemon.
 * Connections are kept: a new one for each request took 0.25 ms more, and 100 MB of memory until Node collected them.
 *
 * @throws an error for an address or certificates that cannot be used
 */
export function daemonAt({ host, certificates }: DaemonAddress): Daemon {
  const variables = tlsVariables(certificates)
  const address = engineAddress(host, variables)
  const isEncrypted = address.protocol === 'https'
  const keys = isEncrypted ? engineKeys(variables) : {}
  const newAgent = (options: AgentOptions) =>
    isEncrypted ? new HttpsAgent({ ...options, ...keys }) : new HttpAgent(options)
  // The daemon closes no idle connection, except when it ends (moby, cmd/dockerd/daemon.go: no IdleTimeout).
  // The time is that of an idle connection: Node only reports it for one that is used.
  const kept = newAgent({ keepAlive: true, maxFreeSockets: 16, timeout: 1_000 })
  // After a change of the protocol, the end of what one side writes is not the end of the other side.
  const halfOpen = newAgent({ keepAlive: false, allowHalfOpen: true } as AgentOptions)
  const request = isEncrypted ? httpsRequest : httpRequest
  const where =
    'socketPath' in address ? { socketPath: address.socketPath } : { host: address.host, port: address.port }
  return {
    host,
    begin: ({ method, target, headers }, upgrades = false) =>
      request({
        ...where,
        ...{ agent: upgrades ? halfOpen : kept, method, path: target, headers: [...headers] },
      }),
  }
}
