import { expect, test } from '@jest/globals'
import { choosePlan } from '../../src/plan/choose-plan.ts'
import type { Situation } from '../../src/plan/strategy.ts'
import { makeMount, type ObservedDifferences, unseen } from '../make-facts.ts'
import { makeFinding, makeSituation } from './make-situation.ts'

const inContainerJob: ObservedDifferences = {
  ownContainer: {
    id: 'c0ffee',
    image: 'node:24',
    mounts: [makeMount({ source: '/srv/runner/_work', destination: '/home/runner/work' })],
    networks: [`github_network_${'0'.repeat(32)}`],
  },
}
const findings = [makeFinding({ id: 'first-state' }), makeFinding({ id: 'second-state', severity: 'notice' })]

/** What `because` says beyond a plan without findings. */
function beyond(situation: Situation): string[] {
  const { because } = choosePlan({ ...situation, findings: [] })
  return choosePlan(situation).because.filter((sentence) => !because.includes(sentence))
}

test('a plan names the findings that remain about its strategy', () => {
  const [sentence, ...others] = beyond(makeSituation({ mode: 'socket' }, {}, findings))
  expect(others).toEqual([])
  expect(sentence).toContain('`first-state`, `second-state`')
})

test('a plan names no finding about another strategy', () => {
  expect(beyond(makeSituation({ mode: 'dind' }, {}, findings))).toEqual([])
})

test('`mode: auto` says of the remaining findings that the rank decided, and a mode that is named does not', () => {
  const everywhere = [makeFinding({ rulesOut: ['socket', 'dind'] })]
  const [ranked = ''] = choosePlan(makeSituation({}, {}, everywhere)).because.slice(-1)
  const [named = ''] = choosePlan(makeSituation({ mode: 'socket' }, {}, everywhere)).because.slice(-1)
  expect(named).toContain('`bad-state`.')
  expect(ranked).toContain('`bad-state`, ')
})

test('a plan without findings that has doubts says these alone', () => {
  const because = (observed: ObservedDifferences) =>
    choosePlan(makeSituation({ mode: 'dind' }, observed)).because
  const doubts = because(inContainerJob).filter((sentence) => !because({}).includes(sentence))
  expect(doubts).toHaveLength(1)
  expect(doubts[0]).toMatch(/context.*Testcontainers/)
})

test('a plan with findings and doubts says both once', () => {
  const situation = makeSituation({ mode: 'dind' }, inContainerJob, [makeFinding({ rulesOut: ['dind'] })])
  const { because } = choosePlan(situation)
  expect(because.filter((sentence) => sentence.includes('`bad-state`'))).toHaveLength(1)
  expect(because.filter((sentence) => sentence.includes('Testcontainers'))).toHaveLength(1)
})

test('`because` says that no finding rules the host daemon out only if that is so', () => {
  const everywhere = [makeFinding({ rulesOut: ['socket', 'dind'] })]
  const [healthy] = choosePlan(makeSituation()).because
  const [ruledOut] = choosePlan(makeSituation({}, {}, everywhere)).because
  const [asked] = choosePlan(makeSituation({ mode: 'socket' })).because
  expect(healthy).toMatch(/finding/)
  expect(ruledOut).not.toMatch(/finding/)
  expect(ruledOut).not.toBe('')
  expect(asked).toContain('`mode: socket`')
})

test('an endpoint that could not be seen leaves the host daemon without steps', () => {
  const plan = choosePlan(makeSituation({ mode: 'socket' }, { endpoint: unseen() }))
  expect(plan.steps).toEqual([])
  expect(plan.because).toHaveLength(1)
})
