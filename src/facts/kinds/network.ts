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
  /** The interface of the default route and its MTU; null without a default route. */
  readonly defaultInterface: string | null
  readonly defaultMtu: number | null
}
