import type { Probe } from '../observe.ts'
import { parseEngineMounts } from '../parsers/engine-mount.ts'
import { ownLabels } from '../parsers/own-labels.ts'
import type { Source } from '../source.ts'
import { askForList } from './ask-engine.ts'

/** The engine's containers, running or not. */
export const engineContainers: Probe<'engineContainers', Source> = async (source, seen) => {
  const containers = await askForList(source, await seen('endpoint'), (docker) => docker.listContainers())
  return containers.map(({ Id, Names, Image, State, Created, Labels, Mounts }) => ({
    id: Id,
    // Aliases from container links contain a second slash; the name itself does not.
    name: (Names.find((name) => name.lastIndexOf('/') === 0) ?? Names[0] ?? '').replace(/^\//, ''),
    image: Image,
    state: State,
    created: Created,
    labels: ownLabels(Labels),
    mounts: parseEngineMounts(Mounts),
  }))
}
