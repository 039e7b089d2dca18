import { anyStem, attemptIn, ownerLabel } from '../../plan/job.ts'
import type { ContainerSummary, Docker } from '../../platform/docker.ts'
import type { RunAttempt } from '../../values/run-attempt.ts'
import { containerPrefix, labelsIn } from '../builder/parts.ts'

/** Something of Berth's on the engine, whichever job made it. */
export type Thing = {
  /** Such as `the container berth-…-daemon`. */
  readonly name: string
  /** Milliseconds since 1970 by the engine's clock; NaN if the engine does not say. */
  readonly created: number
  readonly isRunning: boolean
  /** Whose it is; null if it does not say. */
  readonly attempt: RunAttempt | null
  remove(): Promise<void>
}

/** States of a container in which no process of it lives (Engine API, ContainerState). */
const stopped = ['created', 'exited', 'dead']

/** The containers that the engine filters by label; those of builders, to which buildx gives none, by name. */
export async function listContainers(docker: Docker): Promise<Thing[]> {
  const [labelled, builders] = await Promise.all([
    docker.listContainers({ label: [ownerLabel] }),
    docker.listContainers({ name: [containerPrefix] }),
  ])
  const all = [
    ...labelled.map((container) => ({ container, labels: container.Labels })),
    ...builders.map((container) => ({ container, labels: builderLabels(container) })),
  ].filter(({ labels }) => ownerLabel in labels)
  return all.map(({ container: { Id, Names, Created, State }, labels }) => ({
    name: `the container ${Names[0]?.slice(1) ?? Id}`,
    created: Created * 1000,
    isRunning: !stopped.includes(State),
    attempt: attemptIn(labels),
    remove: () => docker.removeContainer(Id),
  }))
}

/** A builder's container has its labels in its command: see `labelFlags`. */
const builderLabels = ({ Command }: ContainerSummary) => labelsIn(Command.split(' '))

/** A builder's, and the data root of a daemon: without labels, if the engine ended before it wrote them down. */
const ownVolume = new RegExp(`^(buildx_buildkit_${anyStem}0_state|${anyStem}-data)$`)

/**
 * The volumes that no container has, stopped ones included. Berth's are of the driver `local`: no other driver is
 * asked, and a slow one does not keep the engine (moby/moby, volume/service/convert.go, filtersToBy).
 */
export async function listVolumes(docker: Docker): Promise<Thing[]> {
  const unused = { dangling: ['true'], driver: ['local'] }
  const [labelled, named] = await Promise.all([
    docker.listVolumes({ ...unused, label: [ownerLabel] }),
    docker.listVolumes({ ...unused, name: ['berth-'] }),
  ])
  const own = [...labelled, ...named.filter(({ Name }) => ownVolume.test(Name))]
  return [...new Map(own.map((volume) => [volume.Name, volume])).values()].map(
    ({ Name, CreatedAt = '', Labels }) => ({
      name: `the volume ${Name}`,
      created: Date.parse(CreatedAt),
      isRunning: false,
      attempt: attemptIn(Labels ?? {}),
      remove: () => docker.removeVolume(Name),
    }),
  )
}

/** The images of proofs that were cut short. */
export async function listImages(docker: Docker): Promise<Thing[]> {
  return (await docker.listImages({ label: [ownerLabel] })).map(({ Id, RepoTags, Created, Labels }) => ({
    // Engines before 25 give null, or this name, for an image without a tag.
    name: `the image ${RepoTags?.find((tag) => tag !== '<none>:<none>') ?? Id}`,
    created: Created * 1000,
    isRunning: false,
    attempt: attemptIn(Labels ?? {}),
    remove: () => docker.removeImage(Id),
  }))
}
