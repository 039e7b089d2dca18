import type { Call } from '../../../src/guard/call.ts'
import type { Json } from '../../../src/guard/json.ts'
import type { Judgement } from '../../../src/guard/judgement.ts'
import { judge } from '../../../src/guard/policy/judge.ts'
import type { Policy } from '../../../src/guard/policy/policy.ts'
import { readJson } from '../../../src/guard/wire/read-json.ts'
import { readQuery } from '../../../src/guard/wire/read-query.ts'
import { writeJson } from '../../../src/guard/wire/write-json.ts'

export const policy: Policy = {
  mode: 'enforce',
  labels: { 'berth.run': '7', 'berth.token': 'cafe' },
  owner: { name: 'berth.token', value: 'cafe' },
  allow: [],
  binds: [
    { path: '/workspace', access: 'read-write' },
    { path: '/tools', access: 'read-only' },
  ],
  sockets: {
    raw: ['/var/run/docker.sock', '/run/docker.sock', '/run/containerd/containerd.sock', '/hidden'],
    guard: '/guard/docker.sock',
  },
}

/** A call by its line, such as `POST /containers/create?name=a`. */
export function callOf(line: string): Call {
  const [method = '', target = ''] = line.split(' ')
  const [path = '', query = ''] = target.split('?')
  const segments = path.split('/').slice(1)
  const version = /^v([\d.]+)$/.exec(segments[0] ?? '')?.[1] ?? null
  const own = version === null ? segments : segments.slice(1)
  const read = readQuery(query, own)
  if (!('value' in read)) throw new Error(`no query: ${query}`)
  return { method, version, path: own, query: read.value, upgrade: null, mediaType: null, headers: [] }
}

/** A value of JSON as the guard reads it. */
export function jsonOf(value: unknown): Json {
  const read = readJson(JSON.stringify(value))
  if (!('json' in read)) throw new Error(`${read.violation.place}: ${read.violation.value}`)
  return read.json
}

export const judged = (line: string, body: unknown = null, changes: Partial<Policy> = {}): Judgement =>
  judge(callOf(line), jsonOf(body), { ...policy, ...changes })

/** The violations in short, as `rule: place`. */
export const seen = (judgement: Judgement): readonly string[] =>
  judgement.violations.map(({ rule, place }) => `${rule}: ${place}`)

/** What the daemon would get, as an ordinary value. */
export const sent = ({ forward }: Judgement): unknown => JSON.parse(writeJson(forward.body))
