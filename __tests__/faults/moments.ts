import { dindSteps, dindUndos, socketSteps, socketUndos, wordsOf } from '../integration/step-titles.ts'

export const modes = ['socket', 'dind'] as const

type Moment = { readonly mode: (typeof modes)[number]; readonly step: RegExp; readonly during: string }

const momentsOf = (steps: Readonly<Record<Moment['mode'], readonly RegExp[]>>): Moment[] =>
  modes.flatMap((mode) => steps[mode].map((step) => ({ mode, step, during: wordsOf(step) })))

/** When main starts each of its steps. */
export const mainMoments = momentsOf({ socket: socketSteps, dind: dindSteps })

/** When post starts to undo each of them. */
export const postMoments = momentsOf({ socket: socketUndos, dind: dindUndos })

/** The fault as soon as the log shows the step. */
export const at = ({ step }: Moment, strike: () => unknown) => ({
  when: (line: string) => step.test(line),
  strike,
})

/** True if the step does not call the engine: the fault can come too late for the next step. */
export const isQuiet = ({ step }: Moment): boolean => /Setting|Finding|Creating directory/.test(step.source)
