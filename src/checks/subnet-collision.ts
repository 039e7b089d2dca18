import type { EngineNetwork, Network } from '../facts/facts.ts'
import { whyForeignNetwork } from '../facts/relations/engine-network.ts'
import { isDefaultRoute, subnetsOverlap } from '../values/subnets.ts'
import { defineCheck, type Evidence } from './check.ts'

export const subnetCollision = defineCheck({
  id: 'subnet-collision',
  severity: 'warning',
  about: 'machine',
  title: 'Docker subnets',
  failureTitle: 'A Docker subnet overlaps a route or DNS server',
  needs: ['network', 'engineNetworks'],
  observes: ['endpoint', 'engine', 'machine', 'ownContainer'],

  evaluate({ network, engineNetworks }, observed) {
    const foreign = whyForeignNetwork(observed)
    if (foreign) return { unknown: foreign }
    const bridges = engineNetworks.filter(({ driver }) => driver === 'bridge')
    const collisions = bridges.flatMap((bridge) => collisionsOf(bridge, network))
    const [first] = collisions
    if (!first) return undefined
    return {
      message: `Docker ${first.label} overlaps ${first.value}. Containers, and possibly the host, cannot reach these addresses.`,
      evidence: collisions,
      remedy:
        'Set free subnets in /etc/docker/daemon.json and restart Docker: `"bip": "10.213.0.1/24", "default-address-pools": [{"base": "10.214.0.0/16", "size": 24}]`. Then remove and recreate the network.',
    }
  },
})

function collisionsOf(bridge: EngineNetwork, { interfaces, routes, nameservers }: Network): Evidence[] {
  // Without an option, Docker names a bridge after the ID of its network (moby: libnetwork/drivers/bridge).
  const named = bridge.bridge ?? `br-${bridge.id.slice(0, 12)}`
  // Podman uses other names (podman0) and does not report them. With both, a bridge has the gateway's address.
  const own = interfaces.filter(({ addresses }) =>
    addresses.some((address) => bridge.gateways.includes(address.split('/')[0] ?? '')),
  )
  // A route through an interface that is down leads nowhere. Podman's bridge is down, and has no address, while no
  // container uses it.
  const down = interfaces.filter(({ up }) => !up)
  const skipped = [named, ...[...own, ...down].map(({ name }) => name)]
  return bridge.subnets.flatMap((subnet) => {
    const label = `network ${bridge.name} (${subnet})`
    const hiddenRoutes = routes
      .filter((route) => !isDefaultRoute(route.destination) && !skipped.includes(route.interface))
      .filter((route) => subnetsOverlap(subnet, route.destination))
      .map((route) => ({ label, value: `the route ${route.destination} through ${route.interface}` }))
    const hiddenServers = nameservers
      .filter((server) => !bridge.gateways.includes(server) && subnetsOverlap(subnet, server))
      .map((server) => ({ label, value: `the DNS server ${server}` }))
    return [...hiddenRoutes, ...hiddenServers]
  })
}
