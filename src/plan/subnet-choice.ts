import type { EngineNetwork, Network } from '../facts/facts.ts'
import { subnetsOverlap } from '../values/subnets.ts'

export type SubnetChoice = { readonly bridgeAddress: string; readonly addressPool: string }

/**
 * Private /16 ranges in the order in which they are tried. Docker's own defaults (172.17–172.31, 192.168) come last:
 * the host's engine takes from these, and an inner daemon does not see what its host has taken (moby,
 * daemon/libnetwork/netutils: only routes and nameservers of its own network namespace are avoided).
 */
const candidates = [
  ...Array.from({ length: 55 }, (_, index) => `10.${200 + index}`),
  ...Array.from({ length: 15 }, (_, index) => `172.${31 - index}`),
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
    ...network.routes
      .map(({ destination }) => destination)
      .filter((destination) => destination !== '0.0.0.0/0'),
    ...network.interfaces.flatMap(({ addresses }) => addresses),
    ...network.nameservers.map((nameserver) => `${nameserver}/32`),
    ...engineNetworks.flatMap(({ subnets }) => subnets),
  ].filter((range) => !range.includes(':'))
  const free = candidates.find((prefix) => !taken.some((range) => subnetsOverlap(`${prefix}.0.0/16`, range)))
  if (!free) return null
  return { bridgeAddress: `${free}.0.1/24`, addressPool: `${free}.128.0/17` }
}
