import type { EngineNetwork, Network } from '../facts/facts.ts'
import { whyForeignNetwork } from '../facts/relations/engine-network.ts'
import { isDefaultRoute, subnetsOverlap } from '../values/subnets.ts'
import { defineCheck, type Evidence } from './check.ts'

export const subnetCollision = defineCheck({
  id: 'subnet-collision',
  severity: 'warning',
  about: 'machine',
  title: 'No subnet of the engine hides a route or a name server',
  failureTitle: 'A subnet of the engine hides a route or a name server',
  needs: ['network', 'engineNetworks'],
  observes: ['endpoint', 'engine', 'machine', 'ownContainer'],

  evaluate({ network, engineNetworks }, observed) {
    const foreign = whyForeignNetwork(observed)
    if (foreign) return { unproven: foreign }
    const bridges = engineNetworks.filter(({ driver }) => driver === 'bridge')
    const collisions = bridges.flatMap((bridge) => collisionsOf(bridge, network))
    const [first] = collisions
    if (!first) return undefined
    return {
      message: `The subnet of ${first.label} covers addresses of ${first.value}: containers there cannot reach them, and perhaps neither can the machine.`,
      evidence: collisions,
      remedy:
        'Give the engine ranges that nothing else uses, in /etc/docker/daemon.json: `"bip": "10.213.0.1/24"` and `"default-address-pools": [{"base": "10.214.0.0/16", "size": 24}]`; then remove and recreate the network.',
    }
  },
})

function collisionsOf(bridge: EngineNetwork, { interfaces, routes, nameservers }: Network): Evidence[] {
  // The engine names a bridge after its network, where no option says otherwise (moby: libnetwork/drivers/bridge).
  const named = bridge.bridge ?? `br-${bridge.id.slice(0, 12)}`
  // Podman has other names (podman0) and tells none of them, but a bridge has the gateway's address everywhere.
  const own = interfaces.filter(({ addresses }) =>
    addresses.some((address) => bridge.gateways.includes(address.split('/')[0] ?? '')),
  )
  // A route by an interface that is down leads nowhere; Podman's own bridge is, and tells no address, while no
  // container is on it.
  const down = interfaces.filter(({ up }) => !up)
  const passedBy = [named, ...[...own, ...down].map(({ name }) => name)]
  return bridge.subnets.flatMap((subnet) => {
    const label = `the network ${bridge.name} (${subnet})`
    const hiddenRoutes = routes
      .filter((route) => !isDefaultRoute(route.destination) && !passedBy.includes(route.interface))
      .filter((route) => subnetsOverlap(subnet, route.destination))
      .map((route) => ({ label, value: `the route ${route.destination} by ${route.interface}` }))
    const hiddenServers = nameservers
      .filter((server) => !bridge.gateways.includes(server) && subnetsOverlap(subnet, server))
      .map((server) => ({ label, value: `the name server ${server}` }))
    return [...hiddenRoutes, ...hiddenServers]
  })
}
