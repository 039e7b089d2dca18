export type Interface = {
  readonly name: string
  readonly mtu: number
  readonly up: boolean
  /** IPv4 and IPv6 addresses with their prefix length, such as `192.0.2.2/24`. */
  readonly addresses: readonly string[]
}

export type Route = {
  /** CIDR; the default route is `0.0.0.0/0`. */
  readonly destination: string
  readonly gateway: string | null
  readonly interface: string
}

export type Network = {
  readonly interfaces: readonly Interface[]
  /** IPv4 routes of the job's network namespace. */
  readonly routes: readonly Route[]
  readonly nameservers: readonly string[]
  /** The interface of the default route and its MTU. The IPv6 route is used if there is no IPv4 route; null if neither. */
  readonly defaultInterface: string | null
  readonly defaultMtu: number | null
}

/** A host that containers of the job must reach, and its addresses. */
export type Remote = {
  /** The setting that names the host, such as HTTPS_PROXY. */
  readonly source: string
  readonly host: string
  /** IPv4 addresses; empty if the name cannot be resolved. */
  readonly addresses: readonly string[]
}
