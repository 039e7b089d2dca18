import type { EngineNetwork } from '../facts/facts.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/** What the engine gives a network that nobody configured (moby: daemon/config, DefaultNetworkMtu). */
const engineDefaultMtu = 1500

export const jobNetworkMtu = defineCheck({
  id: 'job-network-mtu',
  severity: 'warning',
  about: 'job',
  title: "MTU of the job's network",
  failureTitle: "The job's network has a larger MTU than docker0",
  needs: ['ownContainer', 'engineNetworks', 'engine'],

  evaluate({ ownContainer, engineNetworks, engine: { version } }) {
    const lowest = engineNetworks.find(({ name }) => name === 'bridge')?.mtu ?? engineDefaultMtu
    if (ownContainer === null || lowest >= engineDefaultMtu) return undefined
    const larger = engineNetworks.filter(
      (network) =>
        network.driver === 'bridge' &&
        ownContainer.networks.includes(network.name) &&
        mtuOf(network) > lowest,
    )
    const [first] = larger
    if (!first) return undefined
    const option = `com.docker.network.driver.mtu=${lowest}`
    return {
      message: `Network ${first.name} of this job uses MTU ${mtuOf(first)}; docker0 uses ${lowest}. The runner creates job networks without the daemon's \`--mtu\`. Large downloads hang if a firewall drops ICMP.`,
      evidence: [
        { label: 'network bridge', value: String(lowest) },
        ...larger.map((network) => ({
          label: `network ${network.name}`,
          value: `${mtuOf(network)}${network.mtu === null ? " (Docker's default)" : ''}`,
        })),
      ],
      remedy: isOlder(version, '24.0')
        ? `Upgrade the daemon to Docker 24 or newer, and start it with \`--default-network-opt=bridge=${option}\`: older ones have no setting for networks of jobs.`
        : `Start the daemon with \`--default-network-opt=bridge=${option}\` beside \`--mtu=${lowest}\`.`,
    }
  },
})

const mtuOf = ({ mtu }: EngineNetwork): number => mtu ?? engineDefaultMtu
