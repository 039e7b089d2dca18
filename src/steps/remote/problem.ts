import { type ErrorCode, ExpectedError } from '../../expected-error.ts'

/** What is wrong with a node, in full sentences, and what to do. */
export type Problem = { readonly message: string; readonly remedy: string }
/** A problem with the endpoint of its node. */
export type NodeProblem = Problem & { readonly endpoint: string }

/**
 * One error for all problems. Each remedy names its node if they differ.
 *
 * @param nodes how many nodes the builder has
 */
export function errorOf(code: ErrorCode, problems: readonly NodeProblem[], nodes: number): ExpectedError {
  const failing = new Set(problems.map(({ endpoint }) => endpoint)).size
  const remedies = new Set(problems.map(({ remedy }) => remedy))
  const messages = new Set(problems.map(({ message }) => message))
  return new ExpectedError(
    code,
    [...(failing > 1 ? [`${failing} of ${nodes} nodes cannot be used.`] : []), ...messages].join(' '),
    failing > 1 && remedies.size > 1
      ? problems.map(({ endpoint, remedy }) => `For ${endpoint}: ${remedy}`).join(' ')
      : [...remedies].join(' '),
  )
}
