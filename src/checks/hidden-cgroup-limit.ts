import { defineCheck } from './check.ts'
import { formatSize } from './size.ts'

/** The kernel keeps a part of the memory for itself, so that equal sizes differ a little. */
const tolerance = 1.1

export const hiddenCgroupLimit = defineCheck({
  id: 'hidden-cgroup-limit',
  severity: 'warning',
  title: 'The engine reports no more memory than the job may use',
  failureTitle: 'The engine reports more memory than the job may use',
  needs: ['cgroup', 'engine'],

  evaluate({ cgroup: { memoryLimit, path, version }, engine }) {
    if (memoryLimit === null || engine.memory <= memoryLimit * tolerance) return undefined
    const [reported, limit] = [formatSize(engine.memory), formatSize(memoryLimit)]
    return {
      message: `The engine reports ${reported}, but the job's cgroup ends at ${limit}. What sizes itself by the engine's number is killed, and without a word of why.`,
      evidence: [
        { label: 'memory, as the engine says', value: reported },
        { label: `limit of the cgroup (${version})`, value: `${limit} at ${path} or above` },
      ],
      remedy: `Limit the containers yourself (\`docker run --memory=…\`, \`mem_limit\` in a compose file) so that all of them stay below ${limit}, or raise the runner's limit.`,
    }
  },
})
