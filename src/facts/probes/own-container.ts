import { type Probe, Unseen } from '../observe.ts'
import { containerIdInCgroup, containerIdInMounts } from '../parsers/container-id.ts'
import { parseEngineMounts } from '../parsers/engine-mount.ts'
import type { Source } from '../source.ts'
import { askEngine } from './ask-engine.ts'
import { readOr } from './read.ts'
import { sharesContainer } from './shares-container.ts'

/**
 * The job's container as the engine reports it; null if the job runs directly on the engine's machine, or in the same
 * container as the engine.
 */
export const ownContainer: Probe<'ownContainer', Source> = async (source, seen) => {
  const { inContainer } = await seen('runner')
  if (!inContainer) return null
  const [endpoint, mountinfo, cgroup] = await Promise.all([
    seen('endpoint'),
    readOr(source, `${source.proc}/self/mountinfo`, ''),
    readOr(source, `${source.proc}/self/cgroup`, ''),
  ])
  // By default, a container's hostname is the start of its ID.
  const id = containerIdInMounts(mountinfo) ?? containerIdInCgroup(cgroup) ?? source.process.hostname
  const container = await askEngine(source, endpoint, (docker) => docker.inspectContainer(id))
  if (!container) {
    const engine = await seen('engine').catch(() => null)
    if (engine && (await sharesContainer(engine, seen))) return null
    throw new Unseen(
      `the daemon at ${endpoint.host} does not know the job's container (${id.slice(0, 12)}). It has another filesystem, ` +
        'because it runs in a sidecar or inside this container, such as in the dind mode of actions-runner-controller',
    )
  }
  return {
    id: container.Id,
    image: container.Config?.Image ?? container.Image,
    mounts: parseEngineMounts(container.Mounts),
    networks: Object.keys(container.NetworkSettings?.Networks ?? {}),
  }
}
