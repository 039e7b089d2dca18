import { ExpectedError } from '../expected-error.ts'
import type { Workflow } from '../platform/workflow.ts'
import { engineError } from '../steps/engine-error.ts'

const issues = 'https://github.com/berth-ci/berth/issues'

/** The error itself if it is an expected one. Any other error becomes `internal-error`, with a link to report it. */
export function asExpected(error: unknown): ExpectedError {
  if (error instanceof ExpectedError) return error
  const known = engineError(error) ?? fileError(error)
  if (known) return known
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new ExpectedError(
    'internal-error',
    `Internal error in Berth: ${error instanceof Error ? error.message : String(error)}`,
    `Report it with the log of this step: ${issues}`,
    { cause: error, details: stack },
  )
}

/** A file of the runner or of Berth that cannot be written. */
function fileError(error: unknown): ExpectedError | undefined {
  if (!(error instanceof Error) || error.name !== 'Unwritable') return undefined
  return new ExpectedError(
    'file-unwritable',
    error.message,
    'Check on the runner that its disk is neither full nor read-only (`df`, `mount`), and that this user can write there (`ls -ld`).',
    { cause: error },
  )
}

/** Reports an error that ended the run before its report: in the log and as an annotation. */
export function annotateFailure(error: ExpectedError, workflow: Workflow): void {
  logFailure(error, workflow)
  workflow.annotate('error', error.code, `${error.message}\n${error.remedy}`)
}

/** Logs an error with its remedy, its details and its cause. The report holds neither details nor cause. */
export function logFailure(
  { code, message, remedy, details, cause }: ExpectedError,
  workflow: Workflow,
): void {
  if (details !== '') workflow.group(`Error details: ${code}`, [message, remedy, ...details.split('\n')])
  if (cause instanceof Error && !message.includes(cause.message)) workflow.log(`Cause: ${cause.message}`)
}
