import { describe, expect, test } from '@jest/globals'
import { type Holder, holdersOf, isDead, undecidedAttempts } from '../../../src/steps/cache/holders.ts'
import { fakeDocker } from '../make-tools.ts'
import { makeCache } from './make-cache.ts'

const minute = 60_000
const now = 1_000 * minute * 60
const cache = makeCache()
const theirs = {
  ...cache.labels,
  'berth.run': '6',
  'berth.runner': 'runner-b',
  'berth.token': 'ffffffff',
}
const holder = (age: number, isRunning: boolean, labels: Holder['labels'] = theirs): Holder => ({
  id: String(age),
  volumes: ['v'],
  labels,
  isRunning,
  created: now - age,
})
const judge = { cache, now, completed: new Set<string>() }

describe('the job of a lease', () => {
  test.each<[string, boolean, Holder[]]>([
    ['that starts', false, [holder(minute, false)]],
    ['whose daemon runs', false, [holder(100 * minute, false), holder(99 * minute, true)]],
    [
      'whose daemon has not run for 10 minutes',
      true,
      [holder(100 * minute, false), holder(99 * minute, false)],
    ],
    ['whose daemon is gone', true, [holder(11 * minute, false)]],
    ['that is older than any job', true, [holder(121 * 60 * minute, true)]],
    ['of the runner of this job', true, [holder(minute, true, { ...theirs, 'berth.runner': 'runner-a' })]],
    [
      'of another repository and a runner of the same name',
      false,
      [holder(minute, true, { ...theirs, 'berth.runner': 'runner-a', 'berth.repository': 'acme/other' })],
    ],
    [
      'that is another step of this job',
      false,
      [holder(minute, true, { ...cache.labels, 'berth.token': 'ffffffff' })],
    ],
    ['of runners without names', false, [holder(minute, true, { ...theirs, 'berth.runner': '' })]],
    ['without a token', false, [holder(100 * minute, false, { 'berth.run': '6' })]],
    ['without labels', false, [holder(200 * 60 * minute, false, {})]],
    ['from the future', false, [holder(-minute, false)]],
  ])('%s: dead is %s', (_, dead, holders) => {
    expect(isDead(holders, judge)).toBe(dead)
  })

  test('that is over for GitHub is dead', () => {
    const completed = new Set(['acme/app/6/1'])
    expect(isDead([holder(minute, true)], { ...judge, completed })).toBe(true)
  })

  test('is alive if the engine does not report its time', () => {
    expect(isDead([holder(100 * minute, false)], { ...judge, now: Number.NaN })).toBe(false)
  })

  test('is alive for a job without a runner name', () => {
    const { 'berth.runner': _, ...nameless } = cache.labels
    const own = { ...judge, cache: { ...cache, labels: nameless } }
    expect(isDead([holder(minute, true, { ...theirs, 'berth.runner': '' })], own)).toBe(false)
  })
})

test('GitHub is asked once about each other attempt of this repository', () => {
  const holders = [
    holder(minute, true),
    holder(minute, false),
    holder(minute, true, { ...theirs, 'berth.repository': 'acme/other' }),
    holder(minute, true, { ...cache.labels, 'berth.token': 'ffffffff' }),
    holder(minute, true, { ...theirs, 'berth.run': '../..' }),
    holder(minute, true, {}),
  ]
  expect(undecidedAttempts(holders, cache.labels)).toEqual([
    { repository: 'acme/app', run: '6', attempt: '1' },
  ])
})

test('containers are listed with their volumes, and those that have ended do not run', async () => {
  const summary = (Id: string, State: string) => ({
    Id,
    State,
    Created: 5,
    Labels: theirs,
    Mounts: [
      { Type: 'volume', Name: 'v' },
      { Type: 'bind', Name: '' },
    ],
  })
  const states = ['created', 'running', 'paused', 'restarting', 'exited', 'dead', 'removing']
  const docker = fakeDocker({
    listContainers: async () => states.map((state) => summary(state, state)) as never,
  })
  const holders = await holdersOf(['v'], docker)
  expect(holders.filter(({ isRunning }) => isRunning).map(({ id }) => id)).toEqual([
    'running',
    'paused',
    'restarting',
    'removing',
  ])
  expect(holders[0]).toEqual({
    id: 'created',
    volumes: ['v'],
    labels: theirs,
    isRunning: false,
    created: 5_000,
  })
})
