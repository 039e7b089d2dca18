import type { Step } from '../plan/plan.ts'
import { neededSteps } from '../plan/step-order.ts'
import type { Achieved } from './achieved.ts'
import { type Journal, withStep } from './journal.ts'
import { handlerOf, type StepHandlers, type Tools } from './step.ts'
import { withFullDisk } from './with-full-disk.ts'

/**
 * Applies the steps. Each starts as soon as the steps that it needs are done; independent steps run concurrently.
 *
 * Each step is added to the journal, and the journal passed to `record`, before the step is applied. So the post step
 * knows what may exist, however this process ends. After an error no further step starts, running programs are ended,
 * and all started steps are awaited.
 *
 * @returns the results of all steps
 * @throws the error of the first step that failed, and the full disk of the host daemon if that is why; `onAchieved` has
 * received all results up to then
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
    tools.log(handler.title(step))
    const part = await handler.apply(step, abortable, achieved)
    achieved = { ...achieved, ...part }
    onAchieved(achieved)
  }

  const applying: Promise<void>[] = []
  for (const [index, step] of steps.entries()) {
    const needed = neededSteps(steps, index).map((place) => applying[place])
    const begin = () => (failing.signal.aborted ? undefined : apply(step))
    const begun = needed.length === 0 ? apply(step) : Promise.all(needed).then(begin)
    // The first abort reason is kept. A step that needed this one rejects with the same error.
    begun.catch((error) => failing.abort(error))
    applying.push(begun)
  }
  await Promise.allSettled(applying)
  if (failing.signal.aborted) throw await withFullDisk(failing.signal.reason, tools)
  return achieved
}

/** The same tools, with every program also ended when `signal` is aborted. */
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
