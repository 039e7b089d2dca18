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

test('on the host daemon, the proof waits for nothing, and the builder for its image', () => {
  expect(ordered(choosePlan(makeSituation({ mode: 'socket' })).steps)).toEqual([
    'sweep-leftovers',
    'obtain-image',
    'create-buildx-folder',
    'create-builder after sweep-leftovers, obtain-image, create-buildx-folder',
    'export-environment after create-buildx-folder, create-builder',
    'prove-container',
  ])
})

test('all that goes through the job daemon waits for it, and builder and proof for none of each other', () => {
  expect(ordered(choosePlan(makeSituation({ mode: 'dind' })).steps)).toEqual([
    'sweep-leftovers',
    'obtain-image',
    'create-directory',
    'create-volume',
    'launch-daemon after obtain-image, create-directory, create-volume',
    'create-buildx-folder after create-directory',
    'use-embedded-builder after launch-daemon, create-buildx-folder',
    'export-environment after launch-daemon, create-buildx-folder, use-embedded-builder',
    'prove-daemon after launch-daemon',
    'prove-container after launch-daemon',
  ])
})

test('a step waits for none that stands after it', () => {
  const { steps } = choosePlan(makeSituation({ mode: 'dind' }))
  expect(neededSteps(steps.toReversed(), 0)).toEqual([])
})

test('a place that no step has needs nothing', () => {
  const { steps } = choosePlan(makeSituation())
  expect(neededSteps(steps, steps.length)).toEqual([])
})
