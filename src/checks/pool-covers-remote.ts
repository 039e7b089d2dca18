import type { EngineNetwork, Remote } from '../facts/facts.ts'
import { subnetsOverlap } from '../values/subnets.ts'
import { defineCheck } from './check.ts'

/** The pools of a daemon without `default-address-pools` (moby: daemon/libnetwork/ipamutils). */
const defaultPools = [
  ...Array.from({ length: 15 }, (_, index) => `172.${17 + index}.0.0/16`),
  '192.168.0.0/16',
]

export const poolCoversRemote = defineCheck({
  id: 'pool-covers-remote',
  severity: 'warning',
  about: 'machine',
  title: 'Addresses of proxies, mirrors and servers',
  failureTitle: 'Docker subnets overlap a proxy, mirror or server',
  needs: ['remotes', 'engineNetworks', 'engine'],
  observes: ['ownContainer'],

  evaluate({ remotes, engineNetworks, engine }, { ownContainer }) {
    const joined = ownContainer.status === 'seen' ? (ownContainer.value?.networks ?? []) : []
    // An address in a network of the job container is another container there, such as a service.
    const networks = engineNetworks.filter(
      ({ driver, name }) => driver === 'bridge' && !joined.includes(name),
    )
    const own = engineNetworks.filter(({ name }) => joined.includes(name))
    const outside = remotes.flatMap(({ addresses, ...remote }) =>
      addresses.filter((address) => !covers(own, address)).map((address) => ({ ...remote, address })),
    )
    const hidden = outside.flatMap((remote) => {
      const network = networks.find((each) => covers([each], remote.address))
      // The gateway is the host, which containers can reach.
      return network && !network.gateways.includes(remote.address) ? [{ remote, network }] : []
    })
    const [first] = hidden
    if (first) {
      const { remote, network } = first
      return {
        // An IP address or a name without a dot can be a container on that network.
        severity: remote.host.includes('.') && remote.host !== remote.address ? 'warning' : 'notice',
        message: `Docker network ${network.name} (${network.subnets.join(', ')}) covers ${remote.address}, the address of ${remote.host} (${remote.source}). Containers cannot reach it, unless it is a container on that network.`,
        evidence: hidden.map(({ remote: { source, host, address }, network: { name, subnets } }) => ({
          label: `${source}: ${host}`,
          value: `${address} in ${name} (${subnets.join(', ')})`,
        })),
        remedy: `${network.name === 'bridge' ? '' : `Remove the network: \`docker network rm ${network.name}\`. `}${setPools}`,
      }
    }
    const pools = engine.addressPools.length > 0 ? engine.addressPools : defaultPools
    const threatened = outside.flatMap((remote) => {
      const pool = pools.find((each) => subnetsOverlap(each, remote.address))
      const isTaken = covers(networks, remote.address)
      return pool !== undefined && !isTaken ? [{ ...remote, pool }] : []
    })
    const [next] = threatened
    if (!next) return undefined
    return {
      severity: 'notice',
      about: 'host-daemon',
      message: `Docker takes new subnets from the pool ${next.pool}, which covers ${next.address}, the address of ${next.host} (${next.source}). Once a network has that subnet, containers cannot reach it.`,
      evidence: threatened.map(({ source, host, address, pool }) => ({
        label: `${source}: ${host}`,
        value: `${address} in the address pool ${pool}`,
      })),
      remedy: setPools,
    }
  },
})

/** `bip` is the subnet of docker0, which no pool changes. */
const setPools =
  'Set free subnets in /etc/docker/daemon.json and restart Docker: `"bip": "10.213.0.1/24", "default-address-pools": [{"base": "10.214.0.0/16", "size": 24}]`.'

function covers(networks: readonly Pick<EngineNetwork, 'subnets'>[], address: Remote['host']): boolean {
  return networks.some(({ subnets }) => subnets.some((subnet) => subnetsOverlap(subnet, address)))
}
