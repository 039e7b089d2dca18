import { ExpectedError } from '../expected-error.ts'

/** The expected error for a failed engine call or connection; undefined for any other error. */
export function engineError(error: unknown): ExpectedError | undefined {
  if (!(error instanceof Error)) return undefined
  const { statusCode, code, syscall, json } = error as {
    statusCode?: number
    code?: string
    syscall?: string
    json?: { message?: string }
  }
  if (statusCode !== undefined) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error.message}`
    const remedy = "Look for details in the Docker daemon's log: journalctl -u docker"
    return new ExpectedError('engine-error', message, remedy, { cause: error })
  }
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    const remedy =
      'Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.'
    return new ExpectedError('engine-timeout', 'Docker did not answer in time.', remedy, { cause: error })
  }
  // Files that are missing or not accessible have these codes too, but their syscall is not connect(2).
  const isSockets = syscall === 'connect' && (code === 'ENOENT' || code === 'EACCES')
  if (isSockets || (code && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code))) {
    return new ExpectedError(
      'engine-unreachable',
      `The connection to Docker failed (${code}): ${error.message}`,
      'Check if the daemon stopped or restarted: journalctl -u docker. The post step cleans up.',
      { cause: error },
    )
  }
  return undefined
}
