import type { EngineNetwork, Network } from '../facts/facts.ts'

/** Ethernet's MTU, which Docker's bridges have unless told otherwise. */
const ethernetMtu = 1500

/**
 * The MTU of the bridges of the job daemon: what the machine's default interface carries, and what the networks of the
 * host daemon carry that the job daemon's own container is on. A host daemon with `--mtu=1400` has that on docker0
 * whatever its machine's interface has.
 *
 * @param joined names of the networks that the container joins beside `bridge`
 */
export function innerMtu(
  { defaultMtu }: Pick<Network, 'defaultMtu'>,
  engineNetworks: readonly EngineNetwork[],
  joined: readonly string[],
): number {
  const outer = engineNetworks.filter(({ name }) => name === 'bridge' || joined.includes(name))
  return Math.min(ethernetMtu, defaultMtu ?? ethernetMtu, ...outer.map(({ mtu }) => mtu ?? ethernetMtu))
}
