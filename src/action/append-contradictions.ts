import { stemOf } from '../plan/job.ts'
import type { Request } from '../plan/request.ts'
import { nodeNames } from '../values/node-names.ts'

/** Whether inputs contradict each other, the sentence about it, and the remedy. */
export type Contradiction = readonly [holds: boolean, message: string, remedy: string]

/** What `append` cannot be combined with, and nodes that contradict each other. buildx would find some after others exist. */
export function appendContradictions({ append, driver, endpoint, job, name }: Request): Contradiction[] {
  if (append.length === 0) return []
  const names = nodeNames(name ?? stemOf(job), [null, ...append.map((node) => node.name)])
  const endpoints = [endpoint, ...append.map((node) => node.endpoint)].filter((each) => each !== '')
  const twice = (texts: readonly string[]) => texts.find((text, index) => texts.indexOf(text) !== index)
  const without = append.findIndex((node) => node.endpoint === '')
  return [
    [
      driver === 'docker',
      '`append` adds nodes to a builder, but `driver: docker` builds with the embedded BuildKit, which has one node.',
      'Remove `append`, or set `driver: docker-container`.',
    ],
    [
      twice(names) !== undefined,
      `two nodes of the builder have the name ${twice(names)}.`,
      'Give each node in `append` its own `name`, or remove it.',
    ],
    [
      driver === 'kubernetes' && endpoints.length > 0,
      '`driver: kubernetes` takes its cluster from the kubeconfig, but nodes in `append` have an `endpoint`.',
      'Remove `endpoint` from the nodes.',
    ],
    [
      driver !== 'kubernetes' && without !== -1,
      `node ${without + 1} of \`append\` has no \`endpoint\`, but each node needs its own.`,
      'Set `endpoint` to a Docker context or an address. `docker context create` makes a context.',
    ],
    [
      twice(endpoints) !== undefined,
      `two nodes of the builder have the endpoint ${twice(endpoints)}, but buildx takes each once.`,
      'Use another `endpoint`. For two nodes on one daemon, create a second context: docker context create <name>',
    ],
  ]
}
