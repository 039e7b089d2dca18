import type { EngineNetwork, Network } from '../facts/facts.ts'
import { defineCheck, type Evidence } from './check.ts'
import { subnetsOverlap } from './subnets.ts'

export const subnetCollision = defineCheck({
  id: 'subnet-collision',
  severity: 'warning',
  title: 'No subnet of the engine hides a route or a name server',
  failureTitle: 'A subnet of the engine hides a route or a name server',
  needs: ['network', 'engineNetworks'],
  observes: ['ownContainer'],

  evaluate({ network, engineNetworks }, { ownContainer }) {
    // A job in a container reaches its own network by a route of the same subnet: that is no collision.
    const own = ownContainer.status === 'seen' ? (ownContainer.value?.networks ?? []) : []
    const bridges = engineNetworks.filter(({ name, driver }) => driver === 'bridge' && !own.includes(name))
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

function collisionsOf(bridge: EngineNetwork, { routes, nameservers }: Network): Evidence[] {
  // The engine names a bridge after its network, where no option says otherwise (moby: libnetwork/drivers/bridge).
  const ownInterface = bridge.bridge ?? `br-${bridge.id.slice(0, 12)}`
  return bridge.subnets.flatMap((subnet) => {
    const label = `the network ${bridge.name} (${subnet})`
    const hiddenRoutes = routes
      .filter((route) => !route.destination.endsWith('/0') && route.interface !== ownInterface)
      .filter((route) => subnetsOverlap(subnet, route.destination))
      .map((route) => ({ label, value: `the route ${route.destination} by ${route.interface}` }))
    const hiddenServers = nameservers
      .filter((server) => !bridge.gateways.includes(server) && subnetsOverlap(subnet, server))
      .map((server) => ({ label, value: `the name server ${server}` }))
    return [...hiddenRoutes, ...hiddenServers]
  })
}
