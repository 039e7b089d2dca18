import type { Workflow } from '../platform/workflow.ts'
import { closeLedger } from '../steps/companion/close-ledger.ts'
import { type Journal, readJournal } from '../steps/journal.ts'
import type { Tools } from '../steps/step.ts'
import { stepHandlers } from '../steps/step-handlers.ts'
import { undoSteps } from '../steps/undo-steps.ts'
import { asExpected } from './failure.ts'
import { journalOfMain } from './journal-of-main.ts'
import { publishLedger } from './publish-ledger.ts'
import { toolsOf } from './tools.ts'
import { stateNames, type World } from './world.ts'

/** Removes what the main step made, by its journal. Warns of anything that could not be removed. Never fails the job. */
export async function runPost(world: World): Promise<void> {
  const { workflow } = world
  try {
    await removeReport(world)
    const journal = readJournal(await journalOfMain(world))
    if (journal === null) {
      workflow.log('Nothing to clean up.')
      return
    }
    const tools = toolsOf(world, journal.hostEngine, clientVariablesIn(journal))
    const recorded = await ledgerOf(journal, tools, workflow)
    const failures = await undoSteps(journal.steps, stepHandlers, { ...tools, recorded })
    for (const { step, reason } of failures) {
      workflow.annotate('warning', 'not-undone', `${step} failed: ${reason}`)
    }
    workflow.log(
      failures.length === 0
        ? ['Berth cleaned up.', ...kept(journal)].join(' ')
        : 'Some resources remain. A later Berth run on this daemon, or in this namespace of Kubernetes, removes them after `sweep-after`.',
    )
  } catch (error) {
    const { code, message, remedy } = asExpected(error)
    workflow.annotate('warning', code, `${message}\n${remedy}`)
  }
}

/** Publishes the ledger while the daemon still runs. An error is a warning, and the clean-up goes on. */
async function ledgerOf({ steps }: Journal, tools: Tools, workflow: Workflow): Promise<Tools['recorded']> {
  try {
    const closed = await closeLedger(steps, tools)
    if (closed === null) return null
    await publishLedger(closed, workflow)
    return closed.entries
  } catch (error) {
    const { message } = asExpected(error)
    workflow.annotate('warning', 'ledger', `The ledger could not be shown: ${message}`)
    return null
  }
}

/** What the inputs keep after the job: sentences. */
function kept({ steps }: Journal): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'obtain-image') return [`The image ${step.reference} stays on the host.`]
    if (step.kind === 'create-kubernetes-builder' && !step.cleanup)
      return [`The builder ${step.name} stays in the cluster (\`cleanup: false\`).`]
    if (step.kind !== 'create-builder') return []
    if (!step.cleanup) return [`The builder ${step.name} stays (\`cleanup: false\`).`]
    return step.keepState ? [`The state of the builder ${step.name} stays (\`keep-state: true\`).`] : []
  })
}

/** The variables of the main step. A later step can have set DOCKER_HOST to another daemon. */
function clientVariablesIn({ hostEngine, clientVariables }: Journal): Readonly<Record<string, string>> {
  return { ...clientVariables, DOCKER_HOST: hostEngine }
}

/** A file that cannot be removed is a warning, and the clean-up goes on. */
async function removeReport({ workflow, source }: World): Promise<void> {
  const report = workflow.state(stateNames.report)
  if (!report) return
  try {
    await source.files.remove(report)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    workflow.annotate('warning', 'not-undone', `Could not remove ${report}: ${reason}`)
  }
}
