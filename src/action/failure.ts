import { ExpectedError } from '../expected-error.ts'
import type { Workflow } from '../platform/workflow.ts'

const bugReports = 'https://github.com/berth-ci/berth/issues'

/** The error itself if it is an expected one; else one that says that Berth has a bug, and where to report it. */
export function asExpected(error: unknown): ExpectedError {
  if (error instanceof ExpectedError) return error
  const fromEngine = engineError(error)
  if (fromEngine) return fromEngine
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new ExpectedError(
    'engine-error',
    `Berth did not expect this: ${error instanceof Error ? error.message : String(error)}`,
    `It is a bug of Berth's: please report it with this log at ${bugReports}.`,
    { cause: error, details: stack },
  )
}

/** What the engine, or the connection to it, said when it failed between two steps. */
function engineError(error: unknown): ExpectedError | undefined {
  if (!(error instanceof Error)) return undefined
  const { statusCode, code, syscall, json } = error as {
    statusCode?: number
    code?: string
    syscall?: string
    json?: { message?: string }
  }
  if (statusCode !== undefined) {
    const message = `The engine refused (status ${statusCode}): ${json?.message ?? error.message}`
    return new ExpectedError(
      'engine-error',
      message,
      'The engine’s own log may say more: journalctl -u docker.',
      {
        cause: error,
      },
    )
  }
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    const remedy = 'It hangs or is overloaded: look at it with `docker info`, and at the load of the machine.'
    return new ExpectedError('engine-timeout', 'The engine did not answer in time.', remedy, { cause: error })
  }
  // A file that is missing or forbidden has these codes too, but not by connect(2).
  const isSockets = syscall === 'connect' && (code === 'ENOENT' || code === 'EACCES')
  if (isSockets || (code && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code))) {
    return new ExpectedError(
      'engine-unreachable',
      `The connection to the engine broke (${code}): ${error.message}`,
      'The engine ended or was restarted while Berth worked: see journalctl -u docker. Post removes what was made.',
      { cause: error },
    )
  }
  return undefined
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
