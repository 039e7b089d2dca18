import { startRelays } from './builders/start-relays.ts'
import { startGuard } from './guard/start-guard.ts'
import { startLedger } from './ledger/start-ledger.ts'
import { forwardPorts } from './ports/forward-ports.ts'
import type { RunningTask, Surroundings } from './task.ts'

/**
 * Starts the tasks that the settings name, in their order. If one fails, those before it are stopped.
 *
 * @throws the error of the task
 */
export async function startTasks(surroundings: Surroundings): Promise<readonly RunningTask[]> {
  const { configuration, log } = surroundings
  const { ledger, guard, ports, builders } = configuration.tasks
  const asked = Object.entries(configuration.tasks).flatMap(([name, task]) => (task === null ? [] : [name]))
  log(`tasks: ${asked.join(', ') || 'none'}`)
  // The ledger is first, and so the last one that ends: the others write to it.
  const starts = [
    ledger && (() => startLedger(surroundings, ledger)),
    guard && (() => startGuard(surroundings, guard)),
    ports && (() => forwardPorts(surroundings, ports)),
    builders ? () => startRelays(surroundings, builders) : null,
  ]

  const running: RunningTask[] = []
  try {
    for (const start of starts) if (start !== null) running.push(await start())
  } catch (error) {
    for (const task of running.toReversed()) await task.stop()
    throw error
  }
  return running
}
