import { ExpectedError } from '../expected-error.ts'
import type { Workflow } from '../platform/workflow.ts'
import { engineError } from '../steps/engine-error.ts'

const bugReports = 'https://github.com/berth-ci/berth/issues'

/** The error itself if it is an expected one; else one that says that Berth has a bug, and where to report it. */
export function asExpected(error: unknown): ExpectedError {
  if (error instanceof ExpectedError) return error
  const known = engineError(error) ?? fileError(error)
  if (known) return known
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new ExpectedError(
    'engine-error',
    `Berth did not expect this: ${error instanceof Error ? error.message : String(error)}`,
    `It is a bug of Berth's: please report it with this log at ${bugReports}.`,
    { cause: error, details: stack },
  )
}

/** A file of the runner's or of Berth's own that cannot be written. */
function fileError(error: unknown): ExpectedError | undefined {
  if (!(error instanceof Error) || error.name !== 'Unwritable') return undefined
  return new ExpectedError(
    'file-unwritable',
    error.message,
    'Its disk is full or read-only, or it is not this user’s: look with `df` and `ls -ld` on the runner.',
    { cause: error },
  )
}

/** Tells an error of which there is no report: in the log and as an annotation. */
export function tellFailure(error: ExpectedError, workflow: Workflow): void {
  explainFailure(error, workflow)
  workflow.annotate('error', error.code, `${error.message}\n${error.remedy}`)
}

/** Tells in the log what a report does not: an error with its remedy, its details, and its cause. */
export function explainFailure(
  { code, message, remedy, details, cause }: ExpectedError,
  workflow: Workflow,
): void {
  if (details !== '')
    workflow.group(`What is known of it (${code})`, [message, remedy, ...details.split('\n')])
  if (cause instanceof Error && !message.includes(cause.message)) workflow.log(`Caused by: ${cause.message}`)
}
