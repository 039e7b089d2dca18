import { expect, test } from '@jest/globals'
import { type Check, defineCheck, findingsOf, runChecks, type Severity } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { makeObserved, unseen } from '../make-facts.ts'

function failing(id: string, severity: Severity): Check {
  const failure = { message: 'It is so.', evidence: [], remedy: 'Change it.' }
  return {
    id,
    severity,
    about: 'job',
    title: 'good',
    failureTitle: 'bad',
    needs: [],
    evaluate: () => failure,
  }
}

test('a healthy machine has no findings', () => {
  const outcomes = runChecks(checks, makeObserved())
  expect(outcomes.filter(({ status }) => status !== 'passed')).toEqual([])
})

test('an unseen fact that a check needs makes the outcome unknown, and the check does not run', () => {
  const check = defineCheck({
    ...failing('mine', 'error'),
    needs: ['engine'],
    evaluate: () => {
      throw new Error('evaluated')
    },
  })
  expect(runChecks([check], makeObserved({ engine: unseen('nothing answers') }))).toEqual([
    { status: 'unknown', id: 'mine', title: 'good', reason: 'nothing answers' },
  ])
})

test('a check gets an unseen fact that it only observes, and can return unknown', () => {
  const check = defineCheck({
    ...failing('mine', 'error'),
    needs: [],
    observes: ['engine'],
    evaluate: (_, { engine }) => (engine.status === 'unseen' ? { unknown: engine.reason } : undefined),
  })
  expect(runChecks([check], makeObserved({ engine: unseen('nothing answers') }))).toMatchObject([
    { status: 'unknown', reason: 'nothing answers' },
  ])
  expect(runChecks([check], makeObserved())).toMatchObject([{ status: 'passed' }])
})

test('findings are sorted by severity, then in the order of the list', () => {
  const list = [failing('a', 'notice'), failing('b', 'error'), failing('c', 'warning'), failing('d', 'error')]
  const ids = findingsOf(runChecks(list, makeObserved())).map(({ id }) => id)
  expect(ids).toEqual(['b', 'd', 'c', 'a'])
})
