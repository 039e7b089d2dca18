import type { Probe } from '../observe.ts'
import { ownLabels } from '../parsers/own-labels.ts'
import type { Source } from '../source.ts'
import { askForList } from './ask-engine.ts'

/** The engine's volumes. */
export const engineVolumes: Probe<'engineVolumes', Source> = async (source, seen) => {
  const volumes = await askForList(source, await seen('endpoint'), (docker) => docker.listVolumes())
  return volumes.map(({ Name, Driver, Mountpoint, Labels, CreatedAt }) => ({
    name: Name,
    driver: Driver,
    mountpoint: Mountpoint,
    labels: ownLabels(Labels),
    createdAt: CreatedAt ?? null,
  }))
}
