import { findServingDaemon, isNested, nameDaemon } from '../facts/relations/serving-daemon.ts'
import { isWithin } from '../values/path.ts'
import { bytes } from '../values/quantity.ts'
import { defineCheck } from './check.ts'

/** The kernel reserves a part of the memory, so the two values differ a little even without a limit. */
const tolerance = 1.1

export const hiddenCgroupLimit = defineCheck({
  id: 'hidden-cgroup-limit',
  severity: 'warning',
  about: 'machine',
  title: 'Memory limit',
  failureTitle: 'Docker reports more memory than containers can use',
  needs: ['cgroup', 'engine', 'endpoint'],
  observes: ['daemons', 'ownContainer', 'ownNamespaces', 'runner'],

  evaluate({ cgroup, engine, endpoint }, { daemons, ownContainer, ownNamespaces, runner }) {
    const { memoryLimit, path, version } = cgroup
    if (memoryLimit === null || engine.memory <= memoryLimit * tolerance) return undefined
    // The containers that the job starts are not in the job container's cgroup, so its limit does not apply to them.
    if (ownContainer.status === 'seen' && ownContainer.value) return undefined

    const [reported, limit] = [bytes(engine.memory), bytes(memoryLimit)]
    const unclear = `The job has a memory limit of ${limit}. Berth could not determine whether it applies to containers:`
    if (daemons.status === 'unseen') return { unknown: `${unclear} ${daemons.reason}` }
    const own = ownNamespaces.status === 'seen' ? ownNamespaces.value : undefined
    const serving = findServingDaemon(daemons.value, engine, endpoint, own)
    if (!serving) return { unknown: `${unclear} the daemon process for ${endpoint.host} is not identified.` }
    // The runner and the daemon are in one container, or the job started the daemon.
    const together = runner.status === 'seen' && runner.value.inContainer && !isNested(serving)
    if (!together && !isWithin(serving.cgroup, path)) {
      return { unknown: `${unclear} ${nameDaemon(serving)} is in another cgroup, ${serving.cgroup}.` }
    }
    return {
      message: `Docker reports ${reported}, but its cgroup has a memory limit of ${limit}. Processes that size themselves from \`docker info\` can be OOM-killed (exit code 137).`,
      evidence: [
        { label: 'memory in `docker info`', value: reported },
        { label: `memory limit (cgroup ${version})`, value: `${limit} at ${path} or a parent` },
        { label: nameDaemon(serving), value: `cgroup ${serving.cgroup}` },
      ],
      remedy: `Limit containers so that their sum stays below ${limit}: \`docker run --memory=<size>\`. In a Compose file, set \`mem_limit\`. Or raise the runner's memory limit.`,
    }
  },
})
