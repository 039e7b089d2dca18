import type { Engine } from '../facts/facts.ts'
import { whyForeignNetwork } from '../facts/relations/engine-network.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/** What the engine gives a bridge that nobody configured (moby: daemon/config, DefaultNetworkMtu). */
const engineDefaultMtu = 1500

export const mtuMismatch = defineCheck({
  id: 'mtu-mismatch',
  severity: 'warning',
  about: 'machine',
  title: "No bridge of the engine has a larger MTU than the machine's network",
  failureTitle: "A bridge of the engine has a larger MTU than the machine's network",
  needs: ['network', 'engine', 'engineNetworks'],
  observes: ['endpoint', 'engine', 'machine', 'ownContainer'],

  evaluate({ network: { defaultInterface, defaultMtu }, engine, engineNetworks }, observed) {
    const foreign = whyForeignNetwork(observed)
    if (foreign) return { unproven: foreign }
    if (defaultMtu === null) {
      return { unproven: 'This machine has no default route, neither of IPv4 nor of IPv6.' }
    }
    const bridges = engineNetworks
      .filter(({ driver }) => driver === 'bridge')
      .map(({ name, mtu }) => ({ name, mtu: mtu ?? defaultOf(engine, defaultMtu), isDefault: mtu === null }))
      .filter(({ mtu }) => mtu > defaultMtu)
    const [first] = bridges
    if (!first) return undefined
    return {
      message: `Packets of up to ${first.mtu} bytes leave the network ${first.name}, but ${defaultInterface ?? 'the default route'} carries ${defaultMtu}. Downloads in containers and builds stall half-way where a firewall drops the ICMP answer.`,
      evidence: [
        { label: defaultInterface ?? 'default route', value: String(defaultMtu) },
        ...bridges.map(({ name, mtu, isDefault }) => ({
          label: `network ${name}`,
          value: `${mtu}${isDefault ? " (the engine's default)" : ''}`,
        })),
      ],
      remedy: remedyFor(defaultMtu, engine),
    }
  },
})

/** Podman takes the MTU of the default route since netavark 1.16 (netavark#1281), which came with Podman 5.6. */
function defaultOf({ product, version }: Engine, machine: number): number {
  return product === 'podman' && !isOlder(version, '5.6') ? machine : engineDefaultMtu
}

/** The option for networks made later came with Docker 24 (moby#43197); an older dockerd does not start with it. */
function remedyFor(mtu: number, { product, version }: Engine): string {
  if (product === 'podman') {
    return `Create networks with \`podman network create --opt mtu=${mtu}\`, and copy the default one to /etc/containers/networks with that option; Podman 5.6 and newer do it by themselves.`
  }
  const option = `com.docker.network.driver.mtu=${mtu}`
  return isOlder(version, '24.0')
    ? `Start the daemon with \`--mtu=${mtu}\`, which reaches docker0 only, and create other networks with \`--opt ${option}\`: this engine has no setting for all of them.`
    : `Start the daemon with \`--mtu=${mtu} --default-network-opt=bridge=${option}\`: the first flag reaches docker0 only, the second all networks made later.`
}
