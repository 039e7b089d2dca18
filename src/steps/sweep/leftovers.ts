import { attemptIn, guardLabel, leaseLabel, ownerLabel, poolLabel, stemPattern } from '../../plan/job.ts'
import type { Labels } from '../../plan/plan.ts'
import type { ContainerSummary, Docker, VolumeInspection } from '../../platform/docker.ts'
import { containerPrefix } from '../../values/node-names.ts'
import type { RunAttempt } from '../../values/run-attempt.ts'
import { labelsIn } from '../builder/builder-resources.ts'

/** A resource on the host daemon that Berth created in this or another job. */
export type Leftover = {
  /** Such as `container berth-…-daemon`. */
  readonly name: string
  /** Milliseconds since 1970 by the engine's clock; NaN if the engine does not report it. */
  readonly created: number
  readonly isRunning: boolean
  /** The attempt that created it; null if its labels do not say. */
  readonly attempt: RunAttempt | null
  remove(): Promise<void>
}

/**
 * What a job made through a guard is in use for as long as the job can run: a stopped container, a volume or a network without
 * containers too.
 */
const isOfGuardedJob = (labels: Labels): boolean => guardLabel in labels

/** States of a container without running processes (Engine API, ContainerState). */
const stopped = ['created', 'exited', 'dead']

/** Lists containers by label, and those of builders by name, because buildx sets no labels on them. */
export async function listContainers(docker: Docker): Promise<Leftover[]> {
  const [labelled, builders] = await Promise.all([
    docker.listContainers({ label: [ownerLabel] }),
    docker.listContainers({ name: [containerPrefix] }),
  ])
  const all = [
    ...labelled.map((container) => ({ container, labels: container.Labels })),
    ...builders.map((container) => ({ container, labels: builderLabels(container) })),
  ].filter(({ labels }) => ownerLabel in labels)
  const running = new Set(
    labelled.filter(({ State }) => !stopped.includes(State)).map(({ Labels }) => Labels['berth.token']),
  )
  return all.map(({ container: { Id, Names, Created, State }, labels }) => ({
    name: `container ${Names[0]?.slice(1) ?? Id}`,
    created: Created * 1000,
    // A lease never runs. It is in use as long as the daemon of its job runs.
    isRunning:
      !stopped.includes(State) ||
      isOfGuardedJob(labels) ||
      (leaseLabel in labels && running.has(labels['berth.token'])),
    attempt: attemptIn(labels),
    remove: () => docker.removeContainer(Id),
  }))
}

/** A builder's container has its labels in its command, see `labelFlags`. */
const builderLabels = ({ Command }: ContainerSummary) => labelsIn(Command.split(' '))

/** Volumes of builders and of job daemons. They lack labels if the engine was killed before it saved them. */
const ownVolume = new RegExp(`^(buildx_buildkit_${stemPattern}\\d+_state|${stemPattern}-(data|loop))$`)

/**
 * Lists volumes that no container uses, not even a stopped one. Berth's volumes use the driver `local`. The filter keeps
 * the engine from querying other drivers, which can be slow (moby/moby, volume/service/convert.go, filtersToBy).
 */
export async function listVolumes(docker: Docker): Promise<Leftover[]> {
  const unused = { dangling: ['true'], driver: ['local'] }
  const [labelled, named] = await Promise.all([
    docker.listVolumes({ ...unused, label: [ownerLabel] }),
    docker.listVolumes({ ...unused, name: ['berth-'] }),
  ])
  const own = [...labelled, ...named.filter(({ Name }) => ownVolume.test(Name))]
  return [...new Map(own.map((volume) => [volume.Name, volume])).values()].map(
    ({ Name, CreatedAt = '', Labels }) => ({
      name: `volume ${Name}`,
      created: Date.parse(CreatedAt),
      isRunning: isOfGuardedJob(Labels ?? {}),
      attempt: attemptIn(Labels ?? {}),
      remove: () => docker.removeVolume(Name),
    }),
  )
}

/** Lists networks of guarded jobs. The removal of one with containers fails, and nothing else of Berth is a network. */
export async function listNetworks(docker: Docker): Promise<Leftover[]> {
  return (await docker.listNetworks({ label: [ownerLabel, guardLabel] })).map(
    ({ Id, Name, Created, Labels }) => ({
      name: `network ${Name}`,
      created: Date.parse(Created),
      isRunning: true,
      attempt: attemptIn(Labels ?? {}),
      remove: () => docker.removeNetwork(Id),
    }),
  )
}

/** Lists the volumes of `cache` that no job has under a lease. */
export const listCaches = (docker: Docker): Promise<VolumeInspection[]> =>
  docker.listVolumes({ dangling: ['true'], driver: ['local'], label: [poolLabel] })

/** Lists images of test containers that were interrupted. */
export async function listImages(docker: Docker): Promise<Leftover[]> {
  return (await docker.listImages({ label: [ownerLabel] })).map(({ Id, RepoTags, Created, Labels }) => ({
    // For an image without a tag, engines before 25 give null or this name.
    name: `image ${RepoTags?.find((tag) => tag !== '<none>:<none>') ?? Id}`,
    created: Created * 1000,
    isRunning: false,
    attempt: attemptIn(Labels ?? {}),
    remove: () => docker.removeImage(Id),
  }))
}
