import { describe, expect, test } from '@jest/globals'
import {
  type Check,
  type Outcome,
  runChecks,
  type Severity,
  type StrategyName,
  type Subject,
} from '../../src/checks/check.ts'
import { makeObserved, type ObservedDifferences } from '../make-facts.ts'

export type Cases = {
  readonly failing: Readonly<Record<string, FailingCase>>
  readonly passing: Readonly<Record<string, ObservedDifferences>>
  readonly unseen: Readonly<Record<string, UnseenCase>>
}

type FailingCase = {
  readonly given: ObservedDifferences
  /** The check's own severity if not given. */
  readonly severity?: Severity
  /** What the check is about, if not given. */
  readonly about?: Subject
  readonly rulesOut?: readonly StrategyName[]
  /** Words that the message, the evidence or the remedy must contain: the values. */
  readonly says: readonly string[]
  /** The values of all its evidence, in order. */
  readonly values?: readonly string[]
}

type UnseenCase = { readonly given: ObservedDifferences; readonly reason: string }

/** Tests a check with a table of facts that fail it, that pass it, and that make it unknown. */
export function testCheck(check: Check, { failing, passing, unseen }: Cases): void {
  describe(check.id, () => {
    test('passes on a healthy machine', () => {
      expect(outcomeOf(check, {}).status).toBe('passed')
    })

    test.each(Object.entries(failing))(
      'fails: %s',
      (_, { given, severity, about, rulesOut = [], says, values }) => {
        const outcome = outcomeOf(check, given)
        if (outcome.status !== 'failed') throw new Error(`not failed, but ${JSON.stringify(outcome)}`)
        const { finding } = outcome
        expect(finding).toMatchObject({
          severity: severity ?? check.severity,
          about: about ?? check.about,
          title: check.failureTitle,
          rulesOut,
        })
        const text = [finding.message, finding.remedy, ...finding.evidence.map(Object.values)]
          .flat()
          .join('\n')
        for (const words of says) expect(text).toContain(words)
        expect(text).not.toMatch(/\b(undefined|null|NaN)\b/)
        expect(finding.message).toMatch(/^[\w/].*[.]$/s)
        expect(finding.remedy).toMatch(/^[A-Z].*[.]$/s)
        expect(finding.remedy).toMatch(/`|https:/)
        expect(finding.evidence.every(({ label, value }) => label && value)).toBe(true)
        expect(finding.evidence.length).toBeGreaterThan(0)
        if (values) expect(finding.evidence.map(({ value }) => value)).toEqual(values)
      },
    )

    test.each(Object.entries(passing))('passes: %s', (_, given) => {
      expect(outcomeOf(check, given)).toEqual({ status: 'passed', id: check.id, title: check.title })
    })

    test.each(Object.entries(unseen))('is unknown: %s', (_, { given, reason }) => {
      const outcome = outcomeOf(check, given)
      expect(outcome).toMatchObject({ status: 'unknown', reason: expect.stringContaining(reason) })
    })
  })
}

function outcomeOf(check: Check, given: ObservedDifferences): Outcome {
  const [outcome] = runChecks([check], makeObserved(given))
  if (!outcome) throw new Error('no outcome')
  return outcome
}
