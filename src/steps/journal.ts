import { ExpectedError } from '../expected-error.ts'
import type { RecordedStep, Step } from '../plan/plan.ts'
import { recordedStep } from '../plan/recorded.ts'

const journalVersion = 1

/** What main leaves for post: the steps that were begun, oldest first, and where the host's engine is. */
export type Journal = {
  readonly version: typeof journalVersion
  readonly hostEngine: string
  /** The variables by which clients reached it: a later step may set others. */
  readonly clientVariables: Readonly<Record<string, string>>
  readonly steps: readonly RecordedStep[]
}

export const emptyJournal = (
  hostEngine: string,
  clientVariables: Journal['clientVariables'] = {},
): Journal => ({
  version: journalVersion,
  hostEngine,
  clientVariables,
  steps: [],
})

/** The journal with one more step that is about to be applied, without its secret. */
export const withStep = (journal: Journal, step: Step): Journal => ({
  ...journal,
  steps: [...journal.steps, recordedStep(step)],
})

export const writeJournal = (journal: Journal): string => JSON.stringify(journal)

/**
 * Reads the text that `writeJournal` made.
 *
 * @returns null for an empty text: main has begun nothing
 * @throws ExpectedError `journal-unreadable` for anything else that is not a journal of this version
 */
export function readJournal(text: string): Journal | null {
  if (text === '') return null
  const journal = parse(text)
  if (!isJournal(journal)) {
    throw new ExpectedError(
      'journal-unreadable',
      'The journal of what this job made cannot be read, so nothing could be removed.',
      'Pin one version of Berth in a job. What is left is labelled `berth.run`; the next run sweeps it.',
    )
  }
  return journal
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isJournal(value: unknown): value is Journal {
  if (typeof value !== 'object' || value === null) return false
  const { version, hostEngine, clientVariables, steps } = value as Partial<Journal>
  return (
    version === journalVersion &&
    typeof hostEngine === 'string' &&
    isTexts(clientVariables) &&
    Array.isArray(steps) &&
    steps.every(isStep)
  )
}

const isTexts = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string')

const isStep = (value: unknown): boolean => typeof (value as Partial<Step> | null)?.kind === 'string'
