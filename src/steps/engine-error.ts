import { ExpectedError } from '../expected-error.ts'

/** What the engine, or the connection to it, said when it failed; undefined for any other error. */
export function engineError(error: unknown): ExpectedError | undefined {
  if (!(error instanceof Error)) return undefined
  const { statusCode, code, syscall, json } = error as {
    statusCode?: number
    code?: string
    syscall?: string
    json?: { message?: string }
  }
  if (statusCode !== undefined) {
    const message = `The engine refused (status ${statusCode}): ${json?.message ?? error.message}`
    const remedy = 'The engine’s own log may say more: journalctl -u docker.'
    return new ExpectedError('engine-error', message, remedy, { cause: error })
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
