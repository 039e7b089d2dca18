import { dindSteps, dindUndos, socketSteps, socketUndos, wordsOf } from '../integration/steps-told.ts'

export const modes = ['socket', 'dind'] as const

type Moment = { readonly mode: (typeof modes)[number]; readonly step: RegExp; readonly during: string }

const momentsOf = (steps: Readonly<Record<Moment['mode'], readonly RegExp[]>>): Moment[] =>
  modes.flatMap((mode) => steps[mode].map((step) => ({ mode, step, during: wordsOf(step) })))

/** As main begins each of its steps. */
export const mainMoments = momentsOf({ socket: socketSteps, dind: dindSteps })

/** As post begins to take each of them back. */
export const postMoments = momentsOf({ socket: socketUndos, dind: dindUndos })

/** What strikes as soon as the log tells of the moment. */
export const at = ({ step }: Moment, strike: () => unknown) => ({
  when: (line: string) => step.test(line),
  strike,
})

/** True where the step asks the engine nothing: the fault may come too late for what follows it. */
export const isQuiet = ({ step }: Moment): boolean => /Point|Find|Create the directory/.test(step.source)
