import { ExpectedError } from '../expected-error.ts'
import { endProcess, namesOf } from './companion/end-process.ts'
import { startProcess } from './companion/start-process.ts'
import type { StepHandler } from './step.ts'

/** Starts the process that serves this job until post. A job without a guard goes on without it. */
export const startCompanion: StepHandler<'start-companion'> = {
  title: ({ tasks }) => `Starting the companion (${namesOf(tasks)})`,
  async apply(step, tools) {
    try {
      const pid = await startProcess(step, tools)
      const ledger = step.tasks.ledger?.file ?? null
      return { companion: { pid, tasks: namesOf(step.tasks).split(', '), ledger } }
    } catch (error) {
      // Without the guard that was asked for, the job would be less safe than its author thinks.
      if (!(error instanceof ExpectedError) || step.tasks.guard !== null) throw error
      tools.warn(`${error.message} ${error.remedy}`)
      return {}
    }
  },
  undoTitle: () => 'Ending the companion',
  undo: (step, tools) => endProcess(step, tools),
  undoTimeout: 20_000,
}
