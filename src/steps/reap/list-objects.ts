import type { Labels } from '../../plan/plan.ts'
import type { Docker, Filters } from '../../platform/docker.ts'

/** Something in a daemon that a job can have made. */
export type Made = { readonly kind: 'container' | 'network' | 'volume'; readonly name: string }

export type DaemonObject = Made & {
  readonly id: string
  readonly labels: Labels
  /** The image of a container and its state, the driver of the others. */
  readonly what: string
  remove(): Promise<void>
}

/** What tells an object from all others, also from an earlier one of its name. Volumes have names only. */
export const idOf = ({ kind, id }: Pick<DaemonObject, 'kind' | 'id'>): string => `${kind} ${id}`

/** The lists, in the order in which objects can be removed: each can be in use by those before it. */
export const lists: readonly ((docker: Docker, filters?: Filters) => Promise<DaemonObject[]>)[] = [
  async (docker, filters) =>
    (await docker.listContainers(filters)).map(({ Id, Names, Labels, Image, State }) => ({
      kind: 'container',
      id: Id,
      name: Names[0]?.slice(1) ?? Id,
      labels: Labels ?? {},
      what: `${Image}, ${State}`,
      remove: () => docker.removeContainer(Id),
    })),
  async (docker, filters) =>
    (await docker.listNetworks(filters)).map(({ Id, Name, Labels, Driver }) => ({
      kind: 'network',
      id: Id,
      name: Name,
      labels: Labels ?? {},
      what: Driver,
      remove: () => docker.removeNetwork(Id),
    })),
  async (docker, filters) =>
    (await docker.listVolumes(filters)).map(({ Name, Labels, Driver }) => ({
      kind: 'volume',
      id: Name,
      name: Name,
      labels: Labels ?? {},
      what: Driver,
      remove: () => docker.removeVolume(Name),
    })),
]

/** All containers, networks and volumes of a daemon. */
export async function listObjects(docker: Docker): Promise<DaemonObject[]> {
  return (await Promise.all(lists.map((list) => list(docker)))).flat()
}
