import { describe, expect, test } from '@jest/globals'
import { isDue, undecided } from '../../../src/steps/sweep/due.ts'
import type { Thing } from '../../../src/steps/sweep/things.ts'
import { makeSweep } from '../make-sweep.ts'

const now = Date.parse('2026-01-10T12:00:00Z')
const hour = 3600
const attempt = { repository: 'acme/app', run: '7', attempt: '1' }
const thing = (hours: number, differences: Partial<Thing> = {}): Thing => ({
  name: 'the container berth-7-1-0a1b2c3d-daemon',
  created: now - hours * hour * 1000,
  isRunning: true,
  attempt,
  remove: async () => {},
  ...differences,
})
const step = makeSweep({ olderThan: hour, runningOlderThan: 120 * hour })
const none = new Set<string>()
const over = new Set(['acme/app/7/1'])

describe('what is due', () => {
  test.each([
    ['has stopped, and is old', thing(2, { isRunning: false }), none, true],
    [
      'has stopped, and is old, whoever has made it',
      thing(2, { isRunning: false, attempt: null }),
      none,
      true,
    ],
    ['has stopped, and is young', thing(0.9, { isRunning: false }), over, false],
    ['runs, and nobody knows of its run', thing(119), none, false],
    ['runs, and is older than any job', thing(121), none, true],
    ['runs, and its run is over', thing(2), over, true],
    ['runs, is young, and its run is over', thing(0.9), over, false],
    ['runs, and another attempt is over', thing(2), new Set(['acme/app/7/2']), false],
    ['runs, and does not say whose it is', thing(2, { attempt: null }), over, false],
    ['has no age', thing(0, { created: Number.NaN }), over, false],
  ])('%s', (_, each, ended, due) => {
    expect(isDue(each, step, now, ended)).toBe(due)
  })

  test('nothing is by a clock that is not known', () => {
    expect(isDue(thing(1000), step, Number.NaN, over)).toBe(false)
  })
})

describe('GitHub is asked about', () => {
  const asked = (...things: Thing[]) => undecided(things, step, now)

  test('each attempt whose containers run and are old, once', () => {
    const second = { ...attempt, attempt: '2' }
    expect(asked(thing(2), thing(3), thing(2, { attempt: second }))).toEqual([attempt, second])
  })

  test.each([
    ['what is young', thing(0.5)],
    ['what is due anyway', thing(121)],
    ['what has stopped', thing(2, { isRunning: false })],
    ['what does not say whose it is', thing(2, { attempt: null })],
    ['another repository', thing(2, { attempt: { ...attempt, repository: 'acme/other' } })],
    ['this very attempt', thing(2, { attempt: { repository: 'acme/app', run: '100', attempt: '1' } })],
    ['a run that is not GitHub’s', thing(2, { attempt: { ...attempt, run: 'local' } })],
    ['a path', thing(2, { attempt: { ...attempt, run: '7/../../other' } })],
  ])('nothing of %s', (_, each) => {
    expect(asked(each)).toEqual([])
  })
})
