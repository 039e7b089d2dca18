import type { ExpectedError } from '../../expected-error.ts'
import type { ProveContainer } from '../../plan/plan.ts'
import type { ProofPart } from '../achieved.ts'

/**
 * A part of a test that failed, for the report.
 *
 * @throws the error itself if the test must pass
 */
export function failedPart(
  { mustPass }: Pick<ProveContainer, 'mustPass'>,
  part: ProofPart['part'],
  error: ExpectedError,
): ProofPart {
  if (mustPass) throw error
  return { part, status: 'failed', detail: error.message.replace(/\.$/, ''), remedy: error.remedy }
}
