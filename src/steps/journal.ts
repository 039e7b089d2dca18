import { ExpectedError } from '../expected-error.ts'
import type { RecordedStep, Step } from '../plan/plan.ts'
import { recordedStep } from '../plan/recorded.ts'

const journalVersion = 1

/** The state that main saves for the post step: the started steps, oldest first, and how to reach the host daemon. */
export type Journal = {
  readonly version: typeof journalVersion
  readonly hostEngine: string
  /** The variables by which clients reached the host daemon. Later steps can change them. */
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

/** The journal with one more step, without its secret. */
export const withStep = (journal: Journal, step: Step): Journal => ({
  ...journal,
  steps: [...journal.steps, recordedStep(step)],
})

export const writeJournal = (journal: Journal): string => JSON.stringify(journal)

/**
 * Parses the text that `writeJournal` gives.
 *
 * @returns null for an empty text: main has not started any step
 * @throws ExpectedError `journal-unreadable` for any other text that is not a journal of this version
 */
export function readJournal(text: string): Journal | null {
  if (text === '') return null
  const journal = parse(text)
  if (!isJournal(journal)) {
    throw new ExpectedError(
      'journal-unreadable',
      'The journal of this job cannot be read, so the post step could not clean up.',
      'Use one version of Berth per job. Resources with the label `berth.run` can remain. A later run removes them after `sweep-after`.',
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
