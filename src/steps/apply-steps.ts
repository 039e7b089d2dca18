import type { Step } from '../plan/plan.ts'
import { neededSteps } from '../plan/step-order.ts'
import type { Achieved } from './achieved.ts'
import { type Journal, withStep } from './journal.ts'
import { handlerOf, type StepHandlers, type Tools } from './step.ts'

/**
 * Applies the steps, each as soon as those are done that it needs; those that need nothing of each other run side by
 * side. Each is handed to `record` in the journal before it is applied, so that whatever ends this process, post knows
 * what may be there. After an error no step begins, the programs that others run are ended, and all are waited for.
 *
 * @returns what the steps achieved
 * @throws what the first step throws that fails; `onAchieved` has been told what was achieved until then
 */
export async function applySteps(
  steps: readonly Step[],
  handlers: StepHandlers,
  tools: Tools,
  journal: Journal,
  record: (journal: Journal) => void,
  onAchieved: (achieved: Achieved) => void,
): Promise<Achieved> {
  const failing = new AbortController()
  const abortable = withSignal(tools, failing.signal)
  let achieved: Achieved = {}
  let written = journal

  async function apply(step: Step): Promise<void> {
    const handler = handlerOf(handlers, step)
    written = withStep(written, step)
    record(written)
    tools.log(sentence(handler.describe(step)))
    const part = await handler.apply(step, abortable, achieved)
    achieved = { ...achieved, ...part }
    onAchieved(achieved)
  }

  const applying: Promise<void>[] = []
  for (const [index, step] of steps.entries()) {
    const needed = neededSteps(steps, index).map((place) => applying[place])
    const begin = () => (failing.signal.aborted ? undefined : apply(step))
    const begun = needed.length === 0 ? apply(step) : Promise.all(needed).then(begin)
    // The first reason stays; a step that needed this one fails with the same.
    begun.catch((error) => failing.abort(error))
    applying.push(begun)
  }
  await Promise.allSettled(applying)
  if (failing.signal.aborted) throw failing.signal.reason
  return achieved
}

/** Tools whose programs end when the signal is aborted, and not by their own time alone. */
function withSignal(tools: Tools, signal: AbortSignal): Tools {
  const either = (own?: AbortSignal) => (own ? AbortSignal.any([own, signal]) : signal)
  return {
    ...tools,
    signal,
    runCommand: (program, words, options) =>
      tools.runCommand(program, words, { ...options, signal: either(options.signal) }),
    showCommand: (program, words, options) =>
      tools.showCommand(program, words, { ...options, signal: either(options.signal) }),
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
