import type { GuardTask } from '../../plan/companion-steps.ts'
import type { RunningTask, Surroundings } from '../task.ts'
import { daemonAt } from './daemon.ts'
import { forward } from './forward.ts'
import { listenAt } from './listen.ts'
import { originalRequest } from './original-request.ts'
import { newServer } from './server.ts'

/**
 * Serves the API of the daemon on a socket.
 *
 * @throws an error if the socket cannot be made, or the certificates of the daemon cannot be read
 */
export async function startGuard(
  { configuration }: Surroundings,
  { socket }: GuardTask,
): Promise<RunningTask> {
  const daemon = daemonAt(configuration.daemon)
  const { server, end } = newServer((client) => forward(client, daemon, originalRequest(client)))
  const removeSocket = await listenAt(server, socket)
  return {
    stop: async () => {
      removeSocket()
      end()
    },
  }
}
