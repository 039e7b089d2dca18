import type { RecordedStep, StepKind } from '../plan/plan.ts'
import { engineError } from './engine-error.ts'
import { handlerOf, type StepHandler, type StepHandlers, type Tools } from './step.ts'

export type UndoFailure = { readonly step: string; readonly reason: string }

/**
 * Takes the steps back, newest first. Every step is tried, each within its own time, whatever became of the others.
 * Never throws.
 *
 * @returns the steps that could not be taken back, and why
 */
export async function undoSteps(
  steps: readonly RecordedStep[],
  handlers: StepHandlers,
  tools: Tools,
): Promise<UndoFailure[]> {
  const failures: UndoFailure[] = []
  for (const step of steps.toReversed()) {
    const handler: StepHandler<StepKind> | undefined = handlerOf(handlers, step)
    if (handler === undefined) {
      failures.push({ step: step.kind, reason: 'this version of Berth does not know such a step' })
      continue
    }
    if (handler.undo === 'nothing') continue
    const description = handler.describe(step)
    tools.log(`Undo: ${description}`)
    try {
      await within(handler.undoTimeout, handler.undo(step, tools))
    } catch (error) {
      failures.push({ step: description, reason: reasonOf(error) })
    }
  }
  return failures
}

function reasonOf(error: unknown): string {
  return engineError(error)?.message ?? (error instanceof Error ? error.message : String(error))
}

async function within(timeout: number, undoing: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took over ${timeout / 1000} s`)), timeout)
  })
  try {
    await Promise.race([undoing, late])
  } finally {
    clearTimeout(timer)
  }
}
