import { dirname } from 'node:path/posix'
import { socketPath } from '../values/engine-host.ts'
import type { NoAnswer } from '../values/no-answer.ts'
import type { Docker } from './docker.ts'
import type { Files } from './files.ts'
import { statusCodeOf } from './status-code.ts'

/**
 * Pings an engine once. An error status counts as an answer.
 *
 * @param timeout milliseconds
 */
export async function reachEngine(
  docker: Docker,
  files: Pick<Files, 'exists'>,
  timeout: number,
): Promise<NoAnswer | 'answers'> {
  const path = socketPath(docker.host)
  try {
    await docker.ping(timeout)
    return 'answers'
  } catch (error) {
    if (statusCodeOf(error) !== undefined) return 'answers'
    // A daemon opens its socket before it answers. Over TCP, a timeout means that packets are dropped.
    if ((error as Error).name === 'TimeoutError') return path === undefined ? 'hopeless' : 'late'
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ECONNREFUSED':
        return 'refused'
      case 'ECONNRESET':
      case 'EPIPE':
        return 'closed'
      case 'ENOENT':
        return path !== undefined && (await files.exists(dirname(path))) ? 'missing' : 'hopeless'
    }
    return 'hopeless'
  }
}
