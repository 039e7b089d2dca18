import { defineCheck } from './check.ts'

/** What the engine gives a bridge that nobody configured (moby: daemon/config, DefaultNetworkMtu). */
const engineDefaultMtu = 1500

export const mtuMismatch = defineCheck({
  id: 'mtu-mismatch',
  severity: 'warning',
  title: "No bridge of the engine has a larger MTU than the machine's network",
  failureTitle: "A bridge of the engine has a larger MTU than the machine's network",
  needs: ['network', 'engineNetworks'],

  evaluate({ network: { defaultInterface, defaultMtu }, engineNetworks }) {
    if (defaultMtu === null) return undefined
    const bridges = engineNetworks
      .filter(({ driver }) => driver === 'bridge')
      .map(({ name, mtu }) => ({ name, mtu: mtu ?? engineDefaultMtu, isDefault: mtu === null }))
      .filter(({ mtu }) => mtu > defaultMtu)
    const [first] = bridges
    if (!first) return undefined
    return {
      message: `Packets of up to ${first.mtu} bytes leave the network ${first.name}, but ${defaultInterface ?? 'the way out'} carries ${defaultMtu}. Downloads in containers and builds stall half-way where a firewall drops the ICMP answer.`,
      evidence: [
        { label: defaultInterface ?? 'default route', value: String(defaultMtu) },
        ...bridges.map(({ name, mtu, isDefault }) => ({
          label: `network ${name}`,
          value: `${mtu}${isDefault ? " (the engine's default)" : ''}`,
        })),
      ],
      remedy: `Start the daemon with \`--mtu=${defaultMtu} --default-network-opt=bridge=com.docker.network.driver.mtu=${defaultMtu}\`: the first flag reaches docker0 only, the second all networks made later.`,
    }
  },
})
