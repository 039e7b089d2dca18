import type { NodeProof } from '../steps/achieved.ts'
import { count } from '../values/quantity.ts'
import type { Report } from './report.ts'

/** The number of nodes on which a test build ran; 0 if none was tested. */
export function testedNodes({ achieved: { nodeProofs = [] } }: Pick<Report, 'achieved'>): number {
  return new Set(nodeProofs.filter(({ status }) => hasRun(status)).map(({ name }) => name)).size
}

const hasRun = (status: NodeProof['status']): boolean => status === 'native' || status === 'emulated'

/** `the test build passed`, on each of several nodes; null if it did not run. */
export function nodesTestWords(report: Pick<Report, 'achieved'>): string | null {
  const nodes = testedNodes(report)
  if (nodes === 0) return null
  return nodes === 1 ? 'test build passed' : `test build passed on ${count(nodes, 'node')}`
}

const results: Readonly<Record<NodeProof['status'], string>> = {
  native: 'native',
  emulated: 'emulated',
  'not-run': 'did not run',
  'not-checked': 'not checked',
}

/** The result of a test build in few words. */
export const nodeResult = ({ status }: NodeProof): string => results[status]

/** The results of the test builds as sentences. Values from outside are in backticks. */
export function nodeSentences({ achieved: { nodeProofs = [] } }: Pick<Report, 'achieved'>): string[] {
  return nodeProofs.map(
    (proof) => `Build for \`${proof.platform}\` on \`${proof.name}\`: ${nodeResult(proof)}, ${proof.detail}.`,
  )
}
