import type { GuardTask } from '../../plan/companion-steps.ts'
import type { RunningTask, Surroundings } from '../task.ts'
import { daemonAt } from './daemon.ts'
import { handle } from './handle.ts'
import { imagesBefore } from './images-before.ts'
import { listenAt } from './listen.ts'
import { policyOf } from './policy-of.ts'
import { newRecorder } from './recorder.ts'
import { newServer } from './server.ts'

/**
 * Serves the API of the daemon on a socket.
 *
 * @throws an error if the daemon does not answer, if the socket cannot be made, or if certificates cannot be read
 */
export async function startGuard(
  { configuration, record }: Surroundings,
  task: GuardTask,
): Promise<RunningTask> {
  const daemon = daemonAt(configuration.daemon)
  const recorder = newRecorder(record)
  const guard = {
    ...{ daemon, task, record: recorder.add },
    policy: policyOf(configuration, task),
    // Only the removal of an image waits for it: an engine 29 was seen to take 300 ms for 29 images.
    imagesBefore: imagesBefore(daemon),
  }
  guard.imagesBefore.catch(() => {})
  const { server, end } = newServer((client) => handle(client, guard))
  const removeSocket = await listenAt(server, task.socket)
  return {
    stop: async () => {
      removeSocket()
      end()
      recorder.end()
    },
  }
}
