import { createHash } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { dirname } from 'node:path'
import type { GuardTask } from '../plan/companion-steps.ts'
import { openLog } from './open-log.ts'
import { runCompanion } from './run-companion.ts'
import { surviveErrors } from './survive-errors.ts'

type Given = Pick<GuardTask, 'mode' | 'socket' | 'allow' | 'roots'> & { readonly daemon: string }

/**
 * Serves a guard in the foreground, for the runner of another user: `berth guard`. It is that of the companion, whose job lasts as
 * long as this process. So all jobs of the runner share their objects, as they share the runner's user.
 *
 * @throws the error of a guard that does not start
 */
export async function serveGuard({ daemon, ...given }: Given): Promise<void> {
  const log = openLog(Number.POSITIVE_INFINITY)
  surviveErrors(log)
  const { socket } = given
  const rawSocket = daemon.slice('unix://'.length)
  await runCompanion(
    {
      directory: dirname(socket),
      daemon: { host: daemon, certificates: null },
      // The same after a restart. No job of Berth has it, so that no sweep of leftovers takes what it labels for its own.
      labels: { 'berth.token': createHash('sha256').update(socket).digest('hex').slice(0, 8) },
      lifeline: null,
      tasks: {
        guard: {
          ...{ mode: given.mode, socket, allow: given.allow, roots: given.roots },
          socketForDaemon: socket,
          hidden: [rawSocket],
          adopted: { containers: [], networks: [] },
        },
        ledger: null,
        ports: null,
      },
    },
    log,
    // The group of this process: that of the runner.
    () => chmodSync(socket, 0o660),
    (entry) => log.log(JSON.stringify(entry)),
  )
}
