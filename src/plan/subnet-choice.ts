import type { EngineNetwork, Network } from '../facts/facts.ts'
import { isDefaultRoute, subnetsOverlap } from '../values/subnets.ts'

export type SubnetChoice = { readonly bridgeAddress: string; readonly addressPool: string }

/** The numbers from the highest to the lowest, both included. */
const downFrom = (highest: number, lowest: number): number[] =>
  Array.from({ length: highest - lowest + 1 }, (_, index) => highest - index)

/**
 * The /16 subnets in the order in which they are tried.
 *
 * 1. Docker's own default pools (moby, daemon/libnetwork/ipamutils: 172.17–172.31). A host engine takes from these at
 *    any time, so whoever runs one keeps them free of what lies behind the default route. The host engine starts at the
 *    low end, Berth at the high end: an inner daemon sees the routes of its own network namespace alone.
 * 2. 10.200–10.254. A cloud network can lie there, unseen behind the default route (GCP's auto mode uses 10.128/9).
 * 3. The two of Docker's pools that clouds use most: 172.31 (AWS's default VPC) and 172.20 (service addresses in EKS).
 * 4. 100.64.0.0/10, the shared addresses of RFC 6598, if all of RFC 1918 is routed. Without 100.100, where Tailscale
 *    and Alibaba Cloud have their DNS servers.
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
 * Chooses a /16 that meets no route, no address, no nameserver and no network of the host: its first /24 for docker0
 * of the job's daemon, its upper half for networks that are created later.
 *
 * @returns null where every candidate is taken
 */
export function chooseSubnets(
  network: Network,
  engineNetworks: readonly EngineNetwork[],
): SubnetChoice | null {
  const taken = [
    ...network.routes.map(({ destination }) => destination).filter((route) => !isDefaultRoute(route)),
    ...network.interfaces.flatMap(({ addresses }) => addresses),
    ...network.nameservers.map((nameserver) => `${nameserver}/32`),
    ...engineNetworks.flatMap(({ subnets }) => subnets),
  ].filter((range) => !range.includes(':'))
  const free = candidates.find((prefix) => !taken.some((range) => subnetsOverlap(`${prefix}.0.0/16`, range)))
  if (!free) return null
  return { bridgeAddress: `${free}.0.1/24`, addressPool: `${free}.128.0/17` }
}
