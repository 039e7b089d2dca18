import { describe, expect, test } from '@jest/globals'
import type { OomEvidence } from '../../../../src/steps/daemon/oom/oom-evidence.ts'
import { findOomKills } from '../../../../src/steps/daemon/oom/oom-kills.ts'
import { container, counters, event, makeEvidence, start } from './make-evidence.ts'

const mebibyte = 1024 ** 2

/** The kills in short: where, at which limit, the exit code of the container, and how often. */
function killsIn(given: Partial<OomEvidence>): string[] {
  return findOomKills(makeEvidence(given)).kills.map(({ place, limit, times }) => {
    const own = 'bytes' in limit && limit.bytes !== null ? ` ${limit.bytes / mebibyte} MiB` : ''
    const where = place.kind === 'container' ? place.container.name : place.kind
    const end = place.kind === 'container' ? `, exit code ${place.container.exitCode}` : ''
    return `${where} at ${limit.kind}${own}${end}, ${times}x`
  })
}

const v1 = { cgroupVersion: 'v1', counters: null } as const
const daemonHit = {
  daemon: counters({ kills: 1, limitHits: 1 }),
  inner: counters({ kills: 1 }),
  builds: null,
}
const ended = (id: string, after: number, exitCode = 137) => [
  event('oom', id, after),
  event('die', id, after + 100, exitCode),
]

describe('nothing is reported', () => {
  test.each<[string, Partial<OomEvidence>]>([
    ['if nothing happened', {}],
    ['on cgroup v1', v1],
    ['if a container was ended by `docker kill`', { events: [event('die', 'a', 0, 137)] }],
    ['if a container has exit code 137', { containers: [container('a', { isOomKilled: false })] }],
    ['if the job daemon did not answer', { events: null, counters: null }],
    ['if the job daemon was ended by SIGKILL', { wasKilled: true, events: null }],
  ])('%s', (_, evidence) => {
    expect(killsIn(evidence)).toEqual([])
  })
})

describe('a container over its own limit', () => {
  test.each(['v1', 'v2'] as const)('cgroup %s: it still exists', (cgroupVersion) => {
    const given = { cgroupVersion, events: ended('a', 0), containers: [container('a')] }
    expect(killsIn(given)).toEqual(['a at container 32 MiB, exit code 137, 1x'])
  })

  test.each(['v1', 'v2'] as const)('cgroup %s: it is removed', (cgroupVersion) => {
    expect(killsIn({ cgroupVersion, events: ended('a', 0) })).toEqual(['a at container, exit code 137, 1x'])
  })

  test('a process in it was killed, and the container ended with another code, or runs', () => {
    const running = container('b', { isRunning: true, exitCode: 0 })
    const events = [...ended('a', 0, 3), event('oom', 'b', 9000)]
    expect(killsIn({ events, containers: [running] })).toEqual([
      'a at container, exit code 3, 1x',
      'b at container 32 MiB, exit code null, 1x',
    ])
  })

  test('it restarts and is killed again', () => {
    const events = [...ended('a', 0), ...ended('a', 10_000), ...ended('a', 20_000)]
    expect(killsIn({ events })).toEqual(['a at container, exit code 137, 3x'])
    expect(killsIn({ ...v1, events })).toEqual(['a at container, exit code 137, 3x'])
  })

  test('only its state is left, because the job daemon holds no earlier events', () => {
    const given = { containers: [container('a')], eventsSince: start }
    expect(killsIn(given)).toEqual(['a at container 32 MiB, exit code 137, 1x'])
    expect(killsIn({ ...v1, ...given })).toEqual(['a at container 32 MiB, exit code 137, 1x'])
    expect(findOomKills(makeEvidence({ ...v1, ...given })).eventsSince).toBe(start)
  })
})

test('cgroup v2: without any kill in the counters, events that are missing do not matter', () => {
  const missing = { events: null, eventsSince: start }
  expect(findOomKills(makeEvidence(missing))).toMatchObject({ isAnswered: true, eventsSince: null })
  expect(findOomKills(makeEvidence({ ...missing, counters: daemonHit }))).toMatchObject({
    isAnswered: false,
    eventsSince: start,
  })
})

describe('the limit of the job daemon, cgroup v2', () => {
  const unlimited = container('a', { limit: null })

  test('a container without a limit', () => {
    const given = { events: ended('a', 0), containers: [unlimited], counters: daemonHit }
    expect(killsIn(given)).toEqual(['a at daemon, exit code 137, 1x'])
  })

  test('a container with a limit can have hit either', () => {
    const given = { events: ended('a', 0), containers: [container('a')], counters: daemonHit }
    expect(killsIn(given)).toEqual(['a at unknown 32 MiB, exit code 137, 1x'])
    expect(killsIn({ ...given, counters: null })).toEqual(['a at unknown 32 MiB, exit code 137, 1x'])
  })

  test('no limit was hit: the machine ran out of memory', () => {
    expect(killsIn({ events: ended('a', 0), containers: [unlimited] })).toEqual([
      'a at machine, exit code 137, 1x',
    ])
  })

  test('a build step, a process of the daemon, and a container that it no longer knows', () => {
    const daemon = counters({ kills: 6, limitHits: 2 })
    const inner = counters({ kills: 5 })
    const builds = counters({ kills: 3 })
    expect(killsIn({ counters: { daemon, inner, builds } })).toEqual([
      'builds at daemon, 3x',
      'removed-containers at unknown, 2x',
      'daemon at daemon, 1x',
    ])
    expect(killsIn({ counters: { daemon, inner: null, builds: null } })).toEqual([
      'outside-containers at daemon, 6x',
    ])
  })

  test('a build step hit it, and a container hit its own', () => {
    const daemon = counters({ kills: 2, limitHits: 1 })
    const hits = { daemon, inner: counters({ kills: 2 }), builds: counters({ kills: 1 }) }
    const given = { events: ended('a', 0), containers: [container('a')], counters: hits }
    expect(killsIn(given)).toEqual(['a at container 32 MiB, exit code 137, 1x', 'builds at daemon, 1x'])
  })

  test('one event can stand for several kills', () => {
    const inner = counters({ kills: 5 })
    const given = { events: ended('a', 0), counters: { daemon: counters({ kills: 5 }), inner, builds: null } }
    expect(killsIn(given)).toEqual(['a at unknown, exit code 137, 1x'])
  })

  test('without counters, the state of the container in the host daemon', () => {
    expect(killsIn({ counters: null, isOomKilled: true })).toEqual(['outside-containers at unknown, 1x'])
  })
})

describe('the limit of the job daemon, cgroup v1: each container gets the event', () => {
  const running = (id: string, kills = 0) =>
    container(id, { isRunning: true, exitCode: 0, limit: null, counters: counters({ kills }) })
  const hit = { ...v1, hostTimes: [start], isOomKilled: true }

  test('the one that ended right after was hit, and the others were not', () => {
    const events = [event('oom', 'b', -100), event('oom', 'a', 20), event('die', 'a', 120, 137)]
    const containers = [running('b'), container('a', { limit: null })]
    expect(killsIn({ ...hit, events, containers })).toEqual(['a at daemon, exit code 137, 1x'])
  })

  test('the one that runs and whose cgroup counts the kill was hit', () => {
    const events = [event('oom', 'a', 10), event('oom', 'b', 10)]
    const containers = [running('a', 1), running('b')]
    expect(killsIn({ ...hit, events, containers })).toEqual(['a at daemon, exit code null, 1x'])
  })

  test('several events for one kill count once', () => {
    const events = [0, 10, 20, 30].map((after) => event('oom', 'a', after))
    const given = { ...hit, events: [...events, event('die', 'a', 130, 137)], hostTimes: [start, start + 25] }
    expect(killsIn(given)).toEqual(['a at daemon, exit code 137, 1x'])
  })

  test('no container was hit: a build step or another process', () => {
    const events = [event('oom', 'b', 10), event('die', 'b', 60_000, 1)]
    expect(killsIn({ ...hit, events, containers: [running('b')] })).toEqual([
      'outside-containers at daemon, 1x',
    ])
    expect(killsIn({ ...hit, events: [] })).toEqual(['outside-containers at daemon, 1x'])
  })

  test('a build step at one time, and a container at its own limit at another', () => {
    const events = [event('oom', 'b', 10), ...ended('a', 60_000)]
    const given = { ...hit, events, containers: [running('b'), container('a')] }
    expect(killsIn(given)).toEqual([
      'a at container 32 MiB, exit code 137, 1x',
      'outside-containers at daemon, 1x',
    ])
  })

  test('the host daemon has lost its events', () => {
    const lost = { ...hit, hostTimes: [] }
    const events = [event('oom', 'b', 10), ...ended('a', 10)]
    const containers = [running('b'), container('a'), running('c')]
    expect(killsIn({ ...lost, events, containers })).toEqual(['a at unknown 32 MiB, exit code 137, 1x'])
    expect(killsIn({ ...lost, containers })).toEqual(['a at unknown 32 MiB, exit code 137, 1x'])
    expect(killsIn(lost)).toEqual(['outside-containers at daemon, 1x'])
  })
})

test.each(['v1', 'v2'] as const)('cgroup %s: the job daemon was OOM-killed itself', (cgroupVersion) => {
  const given = { cgroupVersion, events: null, counters: null, wasKilled: true, isOomKilled: true }
  expect(killsIn(given)).toEqual(['daemon at daemon, 1x'])
  expect(findOomKills(makeEvidence(given)).isAnswered).toBe(false)
})
