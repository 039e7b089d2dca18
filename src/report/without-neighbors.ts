import type { EngineContainer, EngineNetwork, EngineVolume, Observation, Observed } from '../facts/facts.ts'

/** Networks that every daemon creates by itself. */
const builtIn = ['bridge', 'host', 'none', 'ingress', 'docker_gwbridge']

/**
 * The facts without names, images and mounts that belong to other jobs. `report.json` is often uploaded as an artifact,
 * which everyone who can read the repository can download. Kept are this job's container with its networks and volumes,
 * and everything with Berth's labels. Findings keep the names that a user needs to act.
 */
export function withoutNeighbors(facts: Observed): Observed {
  const own = facts.ownContainer.status === 'seen' ? facts.ownContainer.value : null
  const volumes = own?.mounts.flatMap(({ volume }) => volume ?? []) ?? []
  const isOurs = ({ labels }: Pick<EngineVolume, 'labels'>) => Object.keys(labels).length > 0
  return {
    ...facts,
    engineContainers: each(facts.engineContainers, (container: EngineContainer, index) =>
      container.id === own?.id || isOurs(container)
        ? container
        : { ...container, name: `container-${index}`, image: `image-${index}`, mounts: [] },
    ),
    engineVolumes: each(facts.engineVolumes, (volume: EngineVolume, index) =>
      volumes.includes(volume.name) || isOurs(volume)
        ? volume
        : { ...volume, name: `volume-${index}`, mountpoint: '' },
    ),
    engineNetworks: each(facts.engineNetworks, (network: EngineNetwork, index) =>
      builtIn.includes(network.name) || own?.networks.includes(network.name)
        ? network
        : { ...network, name: `network-${index}` },
    ),
  }
}

function each<Item>(
  list: Observation<readonly Item[]>,
  change: (item: Item, index: number) => Item,
): Observation<readonly Item[]> {
  if (list.status === 'unseen') return list
  return { status: 'seen', value: list.value.map((item, index) => change(item, index + 1)) }
}
