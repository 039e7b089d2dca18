import type { EngineNetwork, Network } from '../facts/facts.ts'

/** The MTU of Ethernet, and the default of Docker bridges. */
const ethernetMtu = 1500

/**
 * The MTU of the bridges of the job daemon: the lowest of the machine's default interface and the networks of the job
 * daemon's container. A host daemon with `--mtu=1400` has it on docker0 even if its machine has a larger MTU.
 *
 * @param joined names of the networks that the container joins in addition to `bridge`
 */
export function innerMtu(
  { defaultMtu }: Pick<Network, 'defaultMtu'>,
  engineNetworks: readonly EngineNetwork[],
  joined: readonly string[],
): number {
  const outer = engineNetworks.filter(({ name }) => name === 'bridge' || joined.includes(name))
  return Math.min(ethernetMtu, defaultMtu ?? ethernetMtu, ...outer.map(({ mtu }) => mtu ?? ethernetMtu))
}
