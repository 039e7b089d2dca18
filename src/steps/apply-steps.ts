import type { Step } from '../plan/plan.ts'
import type { Achieved } from './achieved.ts'
import { type Journal, withStep } from './journal.ts'
import { handlerOf, type StepHandlers, type Tools } from './step.ts'

/**
 * Applies the steps one after the other. Each is handed to `record` in the journal before it is applied, so that
 * whatever ends this process, post knows what may be there.
 *
 * @returns what the steps achieved
 * @throws what a step throws; `onAchieved` has been told what was achieved until then
 */
export async function applySteps(
  steps: readonly Step[],
  handlers: StepHandlers,
  tools: Tools,
  journal: Journal,
  record: (journal: Journal) => void,
  onAchieved: (achieved: Achieved) => void,
): Promise<Achieved> {
  let achieved: Achieved = {}
  let written = journal
  for (const step of steps) {
    const handler = handlerOf(handlers, step)
    written = withStep(written, step)
    record(written)
    tools.log(sentence(handler.describe(step)))
    achieved = { ...achieved, ...(await handler.apply(step, tools, achieved)) }
    onAchieved(achieved)
  }
  return achieved
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
