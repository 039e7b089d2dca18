import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Call } from '../../src/guard/call.ts'
import { judge } from '../../src/guard/policy/judge.ts'
import { judgeBind } from '../../src/guard/policy/judge-bind.ts'
import type { Policy } from '../../src/guard/policy/policy.ts'
import { foldKey } from '../../src/guard/wire/fold-key.ts'
import { readCall } from '../../src/guard/wire/read-call.ts'
import { readJson } from '../../src/guard/wire/read-json.ts'
import { writeHeaders } from '../../src/guard/wire/write-headers.ts'
import { writeJson } from '../../src/guard/wire/write-json.ts'
import { writeTarget } from '../../src/guard/wire/write-target.ts'
import { hostileBodies } from '../guard-attacks/hostile-body.ts'
import { oddBodies } from '../guard-attacks/odd-json.ts'
import { oddRequests } from '../guard-attacks/odd-request.ts'
import { type Answer, ask } from '../guard-attacks/oracle.ts'
import { isShort } from '../long-form.ts'

/** Where Go's reading and Berth's differ, a request means one thing to the guard and another to the engine. */
const runs = { numRuns: isShort ? 5_000 : 200_000, seed: 41_110 }

beforeAll(async () => {
  await ask([])
})

test('a body that is read is the same to an engine after it is written again', async () => {
  const read = rewrittenBy((bytes) => {
    const result = readJson(bytes)
    return 'json' in result ? writeJson(result.json) : null
  })
  expect(read.length).toBeGreaterThan(runs.numRuns / 10)
  expect(await differing(read)).toEqual([])
  const values = await ask(read.map(({ bytes }) => ({ kind: 'value', bytes })))
  expect(values.filter(({ error }) => error !== undefined)).toEqual([])
})

test('and it would not be with JSON.parse', async () => {
  const read = rewrittenBy((bytes) => {
    try {
      return JSON.stringify(JSON.parse(Buffer.from(bytes).toString()))
    } catch {
      return null
    }
  })
  expect((await differing(read)).length).toBeGreaterThan(10)
})

test('two keys that an engine takes for one are one here', async () => {
  const [answer] = await ask([{ kind: 'folds', bytes: '' }])
  const orbits = answer?.seen as string[][]
  expect(orbits.length).toBeGreaterThan(2_000)
  const differing = orbits.filter(([first = '', ...others]) =>
    others.some((other) => foldKey(`a${other}b`) !== foldKey(`a${first}b`)),
  )
  expect(differing).toEqual([])
})

test('a request that is read is the same to an engine, before and after it is written again', async () => {
  const read = fc.sample(oddRequests, runs).flatMap(({ raw, bytes }) => {
    const result = readCall(raw)
    if (!('call' in result)) return []
    const { call } = result
    const headers = writeHeaders(call, 'none').map(([name, value]) => `${name}: ${value}\r\n`)
    return [
      {
        raw,
        call,
        bytes,
        written: `${call.method} ${writeTarget(call)} HTTP/1.1\r\n${headers.join('')}\r\n`,
      },
    ]
  })
  expect(read.length).toBeGreaterThan(runs.numRuns / 20)
  const before = await ask(read.map(({ bytes }) => ({ kind: 'request', bytes })))
  const after = await ask(read.map(({ written }) => ({ kind: 'request', bytes: written })))
  for (const [index, { raw, call }] of read.entries()) {
    const expected = {
      method: call.method,
      path: `/${call.path.join('/')}`,
      form: Object.fromEntries(call.query),
      upgrade: call.upgrade !== null,
    }
    expect({ raw, ...(after[index]?.seen as object) }).toMatchObject({
      raw,
      ...expected,
      type: call.mediaType ?? '',
    })
    expect({ raw, ...before[index], ...(before[index]?.seen as object) }).toMatchObject({ raw, ...expected })
  }
})

test('a container that is judged harmless is harmless to an engine', async () => {
  const call = callOf('POST', '/containers/create')
  const judged = fc.sample(hostileBodies, runs).flatMap((text) => {
    const result = readJson(text)
    if (!('json' in result)) return []
    const { violations, references, binds, forward } = judge(call, result.json, policy)
    const isRefused =
      violations.length > 0 ||
      references.some(({ kind }) => kind !== 'volume') ||
      binds.some((bind) => judgeBind(bind, bind.path, policy) !== null)
    return isRefused ? [] : [{ text, written: writeJson(forward.body) }]
  })
  expect(judged.length).toBeGreaterThan(runs.numRuns / 20)
  expect(judged.length).toBeLessThan(runs.numRuns / 2)
  const answers = await ask(
    judged.map(({ written }) => ({ kind: 'create', bytes: written, allowed: ['/work'] })),
  )
  const harmful = judged.flatMap(({ text }, index) => {
    const { dangers = [] } = answers[index] ?? {}
    return dangers.length > 0 ? [{ text, dangers }] : []
  })
  expect(harmful).toEqual([])
})

const policy: Policy = {
  mode: 'enforce',
  labels: { 'berth.token': 'of-this' },
  owner: { name: 'berth.token', value: 'of-this' },
  allow: [],
  binds: [{ path: '/work', access: 'read-write' }],
  sockets: { raw: ['/var/run/docker.sock', '/run/docker.sock'], guard: null },
}

function callOf(method: string, target: string): Call {
  const result = readCall({ method, target, httpVersion: '1.1', headers: [] })
  if ('violation' in result) throw new Error(result.violation.place)
  return result.call
}

type Rewritten = { readonly bytes: Uint8Array; readonly written: string }

function rewrittenBy(rewrite: (bytes: Uint8Array) => string | null): readonly Rewritten[] {
  return fc.sample(oddBodies, runs).flatMap((bytes) => {
    const written = rewrite(bytes)
    return written === null ? [] : [{ bytes, written }]
  })
}

/** The bodies that an engine reads differently once they are written again. */
async function differing(read: readonly Rewritten[]): Promise<readonly string[]> {
  const before = await ask(read.flatMap(({ bytes }) => kinds.map((kind) => ({ kind, bytes }))))
  const after = await ask(read.flatMap(({ written }) => kinds.map((kind) => ({ kind, bytes: written }))))
  const isSame = (at: number) => meaning(before[at]) === meaning(after[at])
  return read
    .filter((_, index) => !kinds.every((_, which) => isSame(index * kinds.length + which)))
    .map(({ bytes }) => Buffer.from(bytes).toString())
}

const kinds = ['value', 'create'] as const

/** Errors name the place, which differs. */
function meaning(answer: Answer | undefined): string {
  return answer?.error === undefined ? JSON.stringify(answer?.seen) : 'error'
}
