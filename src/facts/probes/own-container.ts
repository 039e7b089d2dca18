import { type Probe, Unseen } from '../observe.ts'
import { containerIdInCgroup, containerIdInMounts } from '../parsers/container-id.ts'
import { parseEngineMounts } from '../parsers/engine-mount.ts'
import type { Source } from '../source.ts'
import { askEngine } from './ask-engine.ts'
import { readOr } from './read.ts'
import { sharesContainer } from './shares-container.ts'

/**
 * The job's own container as the engine knows it; null where the job runs on the engine's machine itself, or in one
 * container with the engine, which is its machine then.
 */
export const ownContainer: Probe<'ownContainer', Source> = async (source, seen) => {
  const { inContainer } = await seen('runner')
  if (!inContainer) return null
  const [endpoint, mountinfo, cgroup] = await Promise.all([
    seen('endpoint'),
    readOr(source, `${source.proc}/self/mountinfo`, ''),
    readOr(source, `${source.proc}/self/cgroup`, ''),
  ])
  // A container's hostname is the start of its id, unless it was given one.
  const id = containerIdInMounts(mountinfo) ?? containerIdInCgroup(cgroup) ?? source.process.hostname
  const container = await askEngine(source, endpoint, (docker) => docker.inspectContainer(id))
  if (!container) {
    const engine = await seen('engine').catch(() => null)
    if (engine && (await sharesContainer(engine, seen))) return null
    throw new Unseen(
      `the job runs in a container (${id.slice(0, 12)}) that the engine at ${endpoint.host} does not know: that engine ` +
        'runs beside it or within it, and sees other paths, as with the Docker-in-Docker of actions-runner-controller',
    )
  }
  return {
    id: container.Id,
    image: container.Config?.Image ?? container.Image,
    mounts: parseEngineMounts(container.Mounts),
    networks: Object.keys(container.NetworkSettings?.Networks ?? {}),
  }
}
