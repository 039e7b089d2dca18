import { loopback } from './loopback.ts'

/** A container as `GET /containers/json` lists it. */
export type ListedContainer = {
  readonly Id: string
  readonly Names: readonly string[]
  readonly Ports: readonly {
    /** The address that the container's author asked for: `0.0.0.0`, `127.0.0.1`, … */
    readonly IP?: string
    readonly PublicPort?: number
    readonly Type: string
  }[]
}

/** The daemon whose containers publish ports. */
export type PublishingDaemon = {
  /** Its IPv4 address, as the job reaches it. */
  readonly address: string
  /** True if what arrives at this address reaches ports on loopback of the daemon too. */
  readonly opensLoopback: boolean
}

/** A port that a container publishes. */
export type PublishedPort = {
  readonly protocol: 'tcp' | 'udp'
  readonly port: number
  /** The ID and the name of the container. */
  readonly id: string
  readonly name: string
  /** The address of the daemon that has the port, if the job cannot reach it. null: it can. */
  readonly beyond: string | null
}

/**
 * The ports that running containers publish, each once per protocol. Docker lists a range port by port, and an address
 * family at a time. Ports of SCTP are left out.
 *
 * @param containers those that run
 */
export function publishedPortsOf(
  containers: readonly ListedContainer[],
  daemon: PublishingDaemon,
): PublishedPort[] {
  const found = new Map<string, PublishedPort>()
  for (const {
    Id: id,
    Names: [path = ''],
    Ports: ports,
  } of containers) {
    for (const { IP: address = '0.0.0.0', PublicPort: port, Type: protocol } of ports) {
      if (port === undefined || (protocol !== 'tcp' && protocol !== 'udp')) continue
      const beyond = isReached(address, daemon) ? null : address
      const key = keyOf({ protocol, port })
      // A port at several addresses is reached if one of them is.
      const other = found.get(key)
      if (other === undefined || other.beyond !== null)
        found.set(key, { protocol, port, id, name: path.replace(/^\//, ''), beyond })
    }
  }
  return [...found.values()]
}

/** Identifies a port of localhost, such as `8080/tcp`. */
export const keyOf = ({ protocol, port }: Pick<PublishedPort, 'protocol' | 'port'>): string =>
  `${port}/${protocol}`

function isReached(address: string, daemon: PublishingDaemon): boolean {
  if (address === loopback) return daemon.opensLoopback
  return address === '0.0.0.0' || address === daemon.address
}
