import type { Engine } from '../facts/facts.ts'
import { whyForeignNetwork } from '../facts/relations/engine-network.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/** The MTU of a bridge without settings (moby: daemon/config, DefaultNetworkMtu). */
const dockerDefaultMtu = 1500

export const mtuMismatch = defineCheck({
  id: 'mtu-mismatch',
  severity: 'warning',
  about: 'machine',
  title: 'MTU of Docker networks',
  failureTitle: 'A Docker network has a larger MTU than the host',
  needs: ['network', 'engine', 'engineNetworks'],
  observes: ['endpoint', 'engine', 'machine', 'ownContainer'],

  evaluate({ network: { defaultInterface, defaultMtu }, engine, engineNetworks }, observed) {
    const foreign = whyForeignNetwork(observed)
    if (foreign) return { unknown: foreign }
    if (defaultMtu === null) {
      return { unknown: 'This machine has no IPv4 or IPv6 default route.' }
    }
    const bridges = engineNetworks
      .filter(({ driver }) => driver === 'bridge')
      .map(({ name, mtu }) => ({ name, mtu: mtu ?? defaultOf(engine, defaultMtu), isDefault: mtu === null }))
      .filter(({ mtu }) => mtu > defaultMtu)
      .toSorted((one, other) => Number(isDocker0(other)) - Number(isDocker0(one)))
    const [first] = bridges
    if (!first) return undefined
    return {
      // A job daemon is on docker0, and not on other networks of the host daemon.
      about: isDocker0(first) ? 'machine' : 'host-daemon',
      message: `Network \`${first.name}\` uses MTU ${first.mtu}, but ${defaultInterface ?? 'the default route'} uses ${defaultMtu}. Downloads in containers and builds hang if a firewall drops ICMP.`,
      evidence: [
        { label: defaultInterface ?? 'default route', value: String(defaultMtu) },
        ...bridges.map(({ name, mtu, isDefault }) => ({
          label: `network ${name}`,
          value: `${mtu}${isDefault ? " (Docker's default)" : ''}`,
        })),
      ],
      remedy: remedyFor(defaultMtu, engine),
    }
  },
})

/** The network `bridge` uses docker0, which containers without another network use. */
const isDocker0 = ({ name }: { readonly name: string }): boolean => name === 'bridge'

/** From 5.6 on, Podman uses the MTU of the default route (netavark#1281, in netavark 1.16). */
function defaultOf({ product, version }: Engine, hostMtu: number): number {
  return product === 'podman' && !isOlder(version, '5.6') ? hostMtu : dockerDefaultMtu
}

/** `--default-network-opt` came with Docker 24 (moby#43197). An older dockerd does not start with it. */
function remedyFor(mtu: number, { product, version }: Engine): string {
  if (product === 'podman') {
    return `Upgrade to Podman 5.6, which sets the MTU itself. Or create networks with the right MTU: \`podman network create --opt mtu=${mtu} <name>\`.`
  }
  const option = `com.docker.network.driver.mtu=${mtu}`
  return isOlder(version, '24.0')
    ? `Start the daemon with an MTU for docker0: \`dockerd --mtu=${mtu}\`. Docker before 24 has no setting for other networks, so create each with its MTU: \`docker network create --opt ${option} <name>\`.`
    : `Start the daemon with an MTU for docker0 and one for new networks: \`dockerd --mtu=${mtu} --default-network-opt=bridge=${option}\`.`
}
