import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Call } from '../../../src/guard/call.ts'
import { endpointOf } from '../../../src/guard/policy/endpoint-of.ts'
import { judge } from '../../../src/guard/policy/judge.ts'
import { readCall } from '../../../src/guard/wire/read-call.ts'
import { jsonOf, policy, sent } from './make-policy.ts'

/** A request of a real client to a real engine, with its names and IDs shortened. */
type Recorded = {
  readonly client: string
  readonly request: string
  readonly upgrade?: string
  readonly body?: unknown
}

const recorded = readFileSync(join(import.meta.dirname, 'fixtures/recorded-requests.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Recorded => JSON.parse(line))

function callOf({ request, upgrade, body }: Recorded): Call {
  const [method = '', target = ''] = request.split(' ')
  const headers: (readonly [string, string])[] = [['Host', 'docker']]
  if (body !== undefined) headers.push(['Content-Type', 'application/json'])
  if (upgrade !== undefined) headers.push(['Connection', 'Upgrade'], ['Upgrade', upgrade])
  const read = readCall({ method, target, httpVersion: '1.1', headers })
  if (!('call' in read)) throw new Error(`${read.violation.rule}: ${read.violation.place}`)
  return read.call
}

test.each(recorded.map((each) => [each.client, each.request.slice(0, 100), each] as const))(
  '%s: %s',
  (_, _line, each) => {
    const call = callOf(each)
    const judgement = judge(call, jsonOf(each.body ?? null), policy)
    expect(judgement.violations).toEqual([])
    const { parameters = [] } = endpointOf(call) ?? {}
    expect(parameters).toEqual(expect.arrayContaining([...call.query.keys()]))
  },
)

test('nothing that these clients send is changed, but for labels, restart policies and anonymous volumes', () => {
  const changed = recorded.flatMap((each) => {
    const call = callOf(each)
    if (each.body === undefined || endpointOf(call)?.body !== 'json') return []
    return differences(each.body, sent(judge(call, jsonOf(each.body), policy)), '')
  })
  expect([...new Set(changed)].toSorted()).toMatchSnapshot()
})

/** The paths at which two values of JSON differ, with both values. */
function differences(before: unknown, after: unknown, path: string): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (!isRecord(before) || !isRecord(after))
    return [`${path}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(before[key], after[key], `${path}.${key}`),
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
