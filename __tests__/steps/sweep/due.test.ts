import { describe, expect, test } from '@jest/globals'
import { isDue, undecided } from '../../../src/steps/sweep/due.ts'
import type { Leftover } from '../../../src/steps/sweep/leftovers.ts'
import { makeSweep } from '../make-sweep.ts'

const now = Date.parse('2026-01-10T12:00:00Z')
const hour = 3600
const attempt = { repository: 'acme/app', run: '7', attempt: '1' }
const thing = (hours: number, differences: Partial<Leftover> = {}): Leftover => ({
  name: 'container berth-7-1-0a1b2c3d-daemon',
  created: now - hours * hour * 1000,
  isRunning: true,
  attempt,
  remove: async () => {},
  ...differences,
})
const step = makeSweep({ olderThan: hour, runningOlderThan: 120 * hour })
const none = new Set<string>()
const over = new Set(['acme/app/7/1'])

describe('removal of a resource that', () => {
  test.each([
    ['has stopped, and is old', thing(2, { isRunning: false }), none, true],
    [
      'has stopped, and is old, without a known run',
      thing(2, { isRunning: false, attempt: null }),
      none,
      true,
    ],
    ['has stopped, and is young', thing(0.9, { isRunning: false }), over, false],
    ['runs, and its run is not known to be completed', thing(119), none, false],
    ['runs, and is older than any job', thing(121), none, true],
    ['runs, and its run is completed', thing(2), over, true],
    ['runs, is young, and its run is completed', thing(0.9), over, false],
    ['runs, and another attempt is completed', thing(2), new Set(['acme/app/7/2']), false],
    ['runs, and does not name its run', thing(2, { attempt: null }), over, false],
    ['has no known age', thing(0, { created: Number.NaN }), over, false],
  ])('%s', (_, each, ended, due) => {
    expect(isDue(each, step, now, ended)).toBe(due)
  })

  test('nothing is due if the time of the engine is unknown', () => {
    expect(isDue(thing(1000), step, Number.NaN, over)).toBe(false)
  })
})

describe('GitHub is asked about', () => {
  const asked = (...things: Leftover[]) => undecided(things, step, now)

  test('each attempt with old running containers, once', () => {
    const second = { ...attempt, attempt: '2' }
    expect(asked(thing(2), thing(3), thing(2, { attempt: second }))).toEqual([attempt, second])
  })

  test.each([
    ['a young container', thing(0.5)],
    ['a container that is due anyway', thing(121)],
    ['a stopped container', thing(2, { isRunning: false })],
    ['a container that does not name its run', thing(2, { attempt: null })],
    ['another repository', thing(2, { attempt: { ...attempt, repository: 'acme/other' } })],
    ['this attempt', thing(2, { attempt: { repository: 'acme/app', run: '100', attempt: '1' } })],
    ['a run outside GitHub', thing(2, { attempt: { ...attempt, run: 'local' } })],
    ['a path', thing(2, { attempt: { ...attempt, run: '7/../../other' } })],
  ])('not about %s', (_, each) => {
    expect(asked(each)).toEqual([])
  })
})
