import type { RecordedStep, StepKind } from '../plan/plan.ts'
import { engineError } from './engine-error.ts'
import { handlerOf, type StepHandler, type StepHandlers, type Tools } from './step.ts'

export type UndoFailure = { readonly step: string; readonly reason: string }

/**
 * Undoes the steps, newest first. Each step is tried within its own time limit, even if others fail. Never throws.
 *
 * @returns the undos that failed, by their titles, with the reasons
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
      const title = `Undoing the step ${step.kind}`
      failures.push({ step: title, reason: 'this version of Berth has no such step' })
      continue
    }
    if (handler.undo === 'nothing') continue
    const title = handler.undoTitle(step)
    tools.log(title)
    try {
      await within(handler.undoTimeout, handler.undo(step, tools))
    } catch (error) {
      failures.push({ step: title, reason: reasonOf(error) })
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
