import { findServingDaemon, isNested, nameDaemon } from '../facts/relations/serving-daemon.ts'
import { isWithin } from '../values/path.ts'
import { bytes } from '../values/quantity.ts'
import { defineCheck } from './check.ts'

/** The kernel keeps a part of the memory for itself, so that equal sizes differ a little. */
const tolerance = 1.1

export const hiddenCgroupLimit = defineCheck({
  id: 'hidden-cgroup-limit',
  severity: 'warning',
  about: 'machine',
  title: 'The engine reports no more memory than its containers may use',
  failureTitle: 'The engine reports more memory than its containers may use',
  needs: ['cgroup', 'engine', 'endpoint'],
  observes: ['daemons', 'ownContainer', 'ownNamespaces', 'runner'],

  evaluate({ cgroup, engine, endpoint }, { daemons, ownContainer, ownNamespaces, runner }) {
    const { memoryLimit, path, version } = cgroup
    if (memoryLimit === null || engine.memory <= memoryLimit * tolerance) return undefined
    // Containers that the job starts beside its own are in cgroups of their own: its limit does not hold for them.
    if (ownContainer.status === 'seen' && ownContainer.value) return undefined

    const [reported, limit] = [bytes(engine.memory), bytes(memoryLimit)]
    const unclear = `The job's cgroup ends at ${limit}, and whether that holds for the containers of the engine too cannot be told:`
    if (daemons.status === 'unseen') return { unproven: `${unclear} ${daemons.reason}` }
    const own = ownNamespaces.status === 'seen' ? ownNamespaces.value : undefined
    const serving = findServingDaemon(daemons.value, engine, endpoint, own)
    if (!serving) return { unproven: `${unclear} which process answers at ${endpoint.host} is not clear.` }
    // One container with the runner and the daemon in it, or a daemon that the job itself started.
    const together = runner.status === 'seen' && runner.value.inContainer && !isNested(serving)
    if (!together && !isWithin(serving.cgroup, path)) {
      return { unproven: `${unclear} ${nameDaemon(serving)} is in another cgroup, ${serving.cgroup}.` }
    }
    return {
      message: `The engine reports ${reported}, but the cgroup that it shares with the job ends at ${limit}. What sizes itself by the engine's number is killed, and without a word of why.`,
      evidence: [
        { label: 'memory, as the engine says', value: reported },
        { label: `limit of the cgroup (${version})`, value: `${limit} at ${path} or above` },
        { label: nameDaemon(serving), value: `cgroup ${serving.cgroup}` },
      ],
      remedy: `Limit the containers yourself (\`docker run --memory=…\`, \`mem_limit\` in a compose file) so that all of them stay below ${limit}, or raise the runner's limit.`,
    }
  },
})
