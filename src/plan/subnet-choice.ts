import type { EngineNetwork, Network, Remote } from '../facts/facts.ts'
import { isDefaultRoute, subnetsOverlap } from '../values/subnets.ts'

export type SubnetChoice = { readonly bridgeAddress: string; readonly addressPool: string }

/** The numbers from the highest to the lowest, both included. */
const downFrom = (highest: number, lowest: number): number[] =>
  Array.from({ length: highest - lowest + 1 }, (_, index) => highest - index)

/**
 * The /16 subnets in the order of preference.
 *
 * 1. The default pools of Docker (moby, daemon/libnetwork/ipamutils: 172.17–172.31). A host daemon can use these at any
 *    time, so machines with Docker keep them free of remote networks. The host daemon starts at the low end, Berth at
 *    the high end, because a job daemon sees only the routes of its network namespace.
 * 2. 10.200–10.254. A cloud network can use these, hidden behind the default route (GCP's auto mode uses 10.128/9).
 * 3. The two Docker pools that clouds use most: 172.31 (default VPC of AWS) and 172.20 (service addresses in EKS).
 * 4. 100.64.0.0/10, the shared addresses of RFC 6598, if all of RFC 1918 is routed. Without 100.100, which holds the
 *    DNS servers of Tailscale and Alibaba Cloud.
 */
const candidates = [
  ...downFrom(30, 17)
    .filter((second) => second !== 20)
    .map((second) => `172.${second}`),
  ...downFrom(254, 200).map((second) => `10.${second}`),
  '172.31',
  '172.20',
  ...downFrom(127, 64)
    .filter((second) => second !== 100)
    .map((second) => `100.${second}`),
]

/**
 * Chooses a /16 that overlaps no route, address, DNS server or network of the host, and no proxy, mirror or server that
 * containers use, because these can be behind the default route. Its first /24 is for docker0 of the job daemon, its
 * upper half for networks that are created later.
 *
 * @returns null if each candidate overlaps something
 */
export function chooseSubnets(
  network: Network,
  engineNetworks: readonly EngineNetwork[],
  remotes: readonly Remote[],
): SubnetChoice | null {
  const taken = [
    ...network.routes.map(({ destination }) => destination).filter((route) => !isDefaultRoute(route)),
    ...network.interfaces.flatMap(({ addresses }) => addresses),
    ...network.nameservers.map((nameserver) => `${nameserver}/32`),
    ...engineNetworks.flatMap(({ subnets }) => subnets),
    ...remotes.flatMap(({ addresses }) => addresses.map((address) => `${address}/32`)),
  ].filter((range) => !range.includes(':'))
  const free = candidates.find((prefix) => !taken.some((range) => subnetsOverlap(`${prefix}.0.0/16`, range)))
  if (!free) return null
  return { bridgeAddress: `${free}.0.1/24`, addressPool: `${free}.128.0/17` }
}
