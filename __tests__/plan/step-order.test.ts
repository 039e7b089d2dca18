import { expect, test } from '@jest/globals'
import { choosePlan } from '../../src/plan/choose-plan.ts'
import type { Step } from '../../src/plan/plan.ts'
import { neededSteps } from '../../src/plan/step-order.ts'
import { makeSituation } from './make-situation.ts'

/** The kinds that each step of a plan waits for, its own first. */
function ordered(steps: readonly Step[]): string[] {
  return steps.map(({ kind }, index) => {
    const needed = neededSteps(steps, index).map((place) => steps[place]?.kind)
    return needed.length > 0 ? `${kind} after ${needed.join(', ')}` : kind
  })
}

test('on the host daemon, the test waits for nothing, and the builder for its image', () => {
  expect(ordered(choosePlan(makeSituation({ mode: 'socket' })).steps)).toEqual([
    'sweep-leftovers',
    'start-companion',
    'obtain-image',
    'create-buildx-folder',
    'create-builder after sweep-leftovers, obtain-image, create-buildx-folder',
    'export-environment after create-buildx-folder, create-builder',
    'prove-container',
  ])
})

test('steps on the job daemon wait for it, and builder and test do not wait for each other', () => {
  expect(ordered(choosePlan(makeSituation({ mode: 'dind' })).steps)).toEqual([
    'sweep-leftovers',
    'obtain-image',
    'create-directory',
    'create-volume',
    'launch-daemon after obtain-image, create-directory, create-volume',
    'start-companion after create-directory, launch-daemon',
    'create-buildx-folder after create-directory',
    'use-embedded-builder after launch-daemon, start-companion, create-buildx-folder',
    'export-environment after launch-daemon, start-companion, create-buildx-folder, use-embedded-builder',
    'prove-daemon after launch-daemon',
    'prove-container after launch-daemon, start-companion',
  ])
})

test('a step waits for the companion only if the companion serves something', () => {
  const { steps } = choosePlan(makeSituation({ mode: 'dind' }))
  const serving = steps.map((step): Step => {
    if (step.kind !== 'start-companion') return step
    return {
      ...step,
      tasks: {
        ...step.tasks,
        ports: {
          networks: [],
          hostDaemon: { host: '', certificates: null },
          opensLoopback: true,
          container: 'daemon',
        },
      },
    }
  })
  expect(ordered(serving)).toContain('prove-container after launch-daemon, start-companion')
})

test('a step does not wait for a later one', () => {
  const { steps } = choosePlan(makeSituation({ mode: 'dind' }))
  expect(neededSteps(steps.toReversed(), 0)).toEqual([])
})

test('a position without a step needs nothing', () => {
  const { steps } = choosePlan(makeSituation())
  expect(neededSteps(steps, steps.length)).toEqual([])
})
