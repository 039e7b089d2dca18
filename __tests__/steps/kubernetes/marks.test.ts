import { describe, expect, test } from '@jest/globals'
import { driverOptionsOf } from '../../../src/steps/kubernetes/driver-options.ts'
import { connectingOptions, isOfJob, markedOptions } from '../../../src/steps/kubernetes/marks.ts'
import { makeStep } from './make-step.ts'

const annotations =
  'berth.run=1234567890,berth.repository=team/app,berth.attempt=1,berth.job=build,berth.runner=GitHub Actions 7,berth.token=a1b2c3d4'

describe('the options of a new builder', () => {
  test('have the marks of the job', () => {
    expect(markedOptions(driverOptionsOf(['namespace=ci']), makeStep())).toEqual([
      'timeout=120s',
      'namespace=ci',
      'labels=berth.run=1234567890,berth.token=a1b2c3d4',
      `annotations=${annotations}`,
    ])
  })

  test('keep labels, annotations and the timeout of the inputs', () => {
    const options = driverOptionsOf(['labels="team=a"', 'annotations=owner=b', 'timeout=5m'])
    expect(markedOptions(options, makeStep())).toEqual([
      'timeout=5m',
      'labels=team=a,berth.run=1234567890,berth.token=a1b2c3d4',
      `annotations=owner=b,${annotations}`,
    ])
  })

  test('of a builder that is kept have no label that differs from job to job, and no mark for removal', () => {
    const words = markedOptions(driverOptionsOf([]), makeStep({ cleanup: false }))
    expect(words).toEqual(['timeout=120s', `annotations=${annotations.replace('berth.run=1234567890,', '')}`])
  })
})

test('the options for a builder that exists find its pods and wait for as many as it has', () => {
  const options = driverOptionsOf(['namespace=ci', 'replicas=1', 'rootless=true', 'loadbalance=random'])
  expect(connectingOptions(options, { app: 'pods0', team: 'a' }, 3, 90_000)).toEqual([
    'timeout=90s',
    'namespace=ci',
    'loadbalance=random',
    'replicas=3',
    'labels=team=a',
  ])
})

test.each([
  ['with the token of the job', { 'berth.token': 'a1b2c3d4' }, true],
  ['with the token of another job', { 'berth.token': 'ffffffff' }, false],
  ['without any annotation', undefined, false],
])('an object %s is of the job: %s', (_, found, expected) => {
  expect(isOfJob({ metadata: { ...(found && { annotations: found }) } }, makeStep().labels)).toBe(expected)
})
