import { dirname } from 'node:path/posix'
import { socketPath } from '../values/engine-host.ts'
import type { Silence } from '../values/silence.ts'
import type { Docker } from './docker.ts'
import type { Files } from './files.ts'
import { statusCodeOf } from './status-code.ts'

/**
 * Asks once whether an engine answers; one that answers by an error does.
 *
 * @param timeout milliseconds
 */
export async function reachEngine(
  docker: Docker,
  files: Pick<Files, 'exists'>,
  timeout: number,
): Promise<Silence | 'answers'> {
  const path = socketPath(docker.host)
  try {
    await docker.ping(timeout)
    return 'answers'
  } catch (error) {
    if (statusCodeOf(error) !== undefined) return 'answers'
    // Packets that another machine drops are no sign of a start; a socket is opened before its daemon answers.
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
