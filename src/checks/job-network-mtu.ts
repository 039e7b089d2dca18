import type { EngineNetwork } from '../facts/facts.ts'
import { isOlder } from '../values/version.ts'
import { defineCheck } from './check.ts'

/** The MTU of a network without settings (moby: daemon/config, DefaultNetworkMtu). */
const dockerDefaultMtu = 1500

export const jobNetworkMtu = defineCheck({
  id: 'job-network-mtu',
  severity: 'warning',
  about: 'job',
  title: 'MTU of the job network',
  failureTitle: 'The job network has a larger MTU than docker0',
  needs: ['ownContainer', 'engineNetworks', 'engine'],

  evaluate({ ownContainer, engineNetworks, engine: { version } }) {
    const lowest = engineNetworks.find(({ name }) => name === 'bridge')?.mtu ?? dockerDefaultMtu
    if (ownContainer === null || lowest >= dockerDefaultMtu) return undefined
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
      message: `The job network ${first.name} uses MTU ${mtuOf(first)}, but docker0 uses ${lowest}. The runner creates job networks without the daemon's \`--mtu\`. Large downloads hang if a firewall drops ICMP.`,
      evidence: [
        { label: 'network bridge', value: String(lowest) },
        ...larger.map((network) => ({
          label: `network ${network.name}`,
          value: `${mtuOf(network)}${network.mtu === null ? " (Docker's default)" : ''}`,
        })),
      ],
      remedy: isOlder(version, '24.0')
        ? `Upgrade the daemon to Docker 24 or newer, because Docker ${version} has no setting for job networks. Then start it with this option: \`dockerd --default-network-opt=bridge=${option}\`.`
        : `Start the daemon with both options: \`dockerd --mtu=${lowest} --default-network-opt=bridge=${option}\`.`,
    }
  },
})

const mtuOf = ({ mtu }: EngineNetwork): number => mtu ?? dockerDefaultMtu
