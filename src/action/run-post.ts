import { stepHandlers } from '../steps/handlers.ts'
import { type Journal, readJournal } from '../steps/journal.ts'
import { undoSteps } from '../steps/undo-steps.ts'
import { asExpected } from './failure.ts'
import { journalOfMain } from './journal-of-main.ts'
import { toolsOf } from './tools.ts'
import { stateNames, type World } from './world.ts'

/** Takes back what main made, by its journal. Warns of what could not be taken back; never fails the job. */
export async function runPost(world: World): Promise<void> {
  const { workflow } = world
  try {
    await removeReport(world)
    const journal = readJournal(await journalOfMain(world))
    if (journal === null) {
      workflow.log('Berth made nothing, so there is nothing to undo.')
      return
    }
    const tools = toolsOf(world, journal.hostEngine, clientVariablesIn(journal))
    const failures = await undoSteps(journal.steps, stepHandlers, tools)
    for (const { step, reason } of failures) {
      workflow.annotate('warning', 'not-undone', `${step} failed: ${reason}`)
    }
    workflow.log(
      failures.length === 0
        ? 'Berth has left nothing behind.'
        : 'What is left on the engine is swept by the first run of Berth there once it is older than `sweep-after`.',
    )
  } catch (error) {
    const { code, message, remedy } = asExpected(error)
    workflow.annotate('warning', code, `${message}\n${remedy}`)
  }
}

/** What main found. A DOCKER_HOST that a later step has set names another engine, and none is needed to find ours. */
function clientVariablesIn({ hostEngine, clientVariables }: Journal): Readonly<Record<string, string>> {
  return { ...clientVariables, DOCKER_HOST: hostEngine }
}

/** That a file stays is told, and keeps nothing else from being taken back. */
async function removeReport({ workflow, source }: World): Promise<void> {
  const report = workflow.state(stateNames.report)
  if (!report) return
  try {
    await source.files.remove(report)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    workflow.annotate('warning', 'not-undone', `Berth could not remove ${report}: ${reason}`)
  }
}
