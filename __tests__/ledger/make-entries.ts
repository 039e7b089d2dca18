import type { Entry } from '../../src/ledger/entry.ts'

/** When the first thing happened. */
export const start = Date.UTC(2026, 0, 1, 12)
export const at = (after: number): string => new Date(start + after).toISOString()

const container = (id: string) => ({ id, name: id, image: 'app', service: null })

export const began = (shared = true): Entry => ({ at: at(0), kind: 'began', format: 1, shared })
export const closed = (after: number): Entry => ({ at: at(after), kind: 'closed' })
export const created = (id: string, after: number, given = {}): Entry => ({
  ...{ ...container(id), ...given, at: at(after), kind: 'created', object: 'container' },
})
export const started = (id: string, after: number): Entry => ({
  ...container(id),
  at: at(after),
  kind: 'started',
})
export const oom = (id: string, after: number): Entry => ({ ...container(id), at: at(after), kind: 'oom' })
export const ended = (id: string, after: number, exitCode: number | null, stopped = false): Entry => ({
  ...container(id),
  ...{ at: at(after), kind: 'ended', exitCode, stopped },
})
export const removed = (id: string, after: number): Entry => ({
  ...{ at: at(after), kind: 'removed', object: 'container', id, name: id },
})
export const thing = (object: 'network' | 'volume', id: string, after: number): Entry => ({
  ...{ at: at(after), kind: 'created', object, id, name: `name-of-${id}` },
})
export const pulled = (name: string, after: number, bytes: number | null, existed = false): Entry => ({
  ...{ at: at(after), kind: 'pulled', name, registry: 'docker.io', bytes, existed },
})
export const refused = (rule: string, after: number, times = 1): Entry => ({
  ...{ at: at(after), kind: 'refused', rule, place: 'HostConfig.Privileged', value: 'true' },
  ...{ method: 'POST', path: '/containers/create', times },
})

/** One of each kind, of a job in which much happened. */
export const aJobsEntries: readonly Entry[] = [
  began(),
  created('web', 1_000, { service: 'front' }),
  { at: at(1_010), kind: 'inspected', id: 'web', program: 'node', memoryLimit: 512 * 1024 ** 2 },
  started('web', 1_100),
  { at: at(1_150), kind: 'published', id: 'web', ports: ['0.0.0.0:8080->80/tcp', ':::8080->80/tcp'] },
  pulled('postgres:17', 1_500, 400 * 1024 ** 2),
  thing('network', 'n1', 1_600),
  thing('volume', 'v1', 1_700),
  created('killed', 2_000),
  started('killed', 2_100),
  oom('killed', 3_000),
  { at: at(3_100), kind: 'peak', id: 'killed', bytes: 64 * 1024 ** 2 },
  ended('killed', 3_100, 137),
  removed('killed', 3_200),
  created('failed', 4_000),
  started('failed', 4_100),
  ended('failed', 9_100, 3),
  { at: at(5_000), kind: 'tagged', name: 'app:latest', existed: false },
  { at: at(5_100), kind: 'gap', until: at(5_400) },
  refused('privileged', 6_000, 2),
  closed(10_000),
]
