import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ExpectedError } from '../../src/expected-error.ts'
import { choosePlan } from '../../src/plan/choose-plan.ts'
import { recordedStep } from '../../src/plan/recorded.ts'
import { emptyJournal, readJournal, withStep, writeJournal } from '../../src/steps/journal.ts'
import { makeSituation } from '../plan/make-situation.ts'

const host = 'unix:///var/run/docker.sock'

test.each(['socket', 'dind'] as const)(
  'the journal of a %s run is read as it was written, without secrets',
  (mode) => {
    const { steps } = choosePlan(makeSituation({ mode }))
    const journal = steps.reduce(withStep, emptyJournal(host))
    expect(readJournal(writeJournal(journal))).toEqual({
      version: 1,
      hostEngine: host,
      clientVariables: {},
      steps: steps.map(recordedStep),
    })
  },
)

test('an empty text means that main has started no step', () => {
  expect(readJournal('')).toBeNull()
})

describe('the journal is unreadable if it is', () => {
  test.each([
    ['garbage', 'not json'],
    ['truncated', writeJournal(emptyJournal(host)).slice(0, -2)],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['a journal of another version', JSON.stringify({ ...emptyJournal(host), version: 2 })],
    ['a journal without an engine', '{"version":1,"steps":[]}'],
    [
      'a journal with variables that are not strings',
      JSON.stringify({ ...emptyJournal(host), clientVariables: { A: 1 } }),
    ],
    ['a journal without steps', `{"version":1,"hostEngine":"${host}","clientVariables":{}}`],
    [
      'a journal with steps that are not objects',
      `{"version":1,"hostEngine":"${host}","clientVariables":{},"steps":[null]}`,
    ],
    ['white space', ' '],
  ])('%s', (_, text) => {
    expect(() => readJournal(text)).toThrow(ExpectedError)
    expect(() => readJournal(text)).toThrow(expect.objectContaining({ code: 'journal-unreadable' }))
  })

  test('any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          readJournal(text)
        } catch (error) {
          expect(error).toBeInstanceOf(ExpectedError)
        }
      }),
    )
  })
})
