import type { Readable } from 'node:stream'
import type { Call } from '../../guard/call.ts'
import type { Json } from '../../guard/json.ts'
import type { ReplyRule, Violation } from '../../guard/judgement.ts'
import type { Endpoint } from '../../guard/policy/endpoint.ts'
import { endpointOf } from '../../guard/policy/endpoint-of.ts'
import { judge } from '../../guard/policy/judge.ts'
import { readCall } from '../../guard/wire/read-call.ts'
import { readJson } from '../../guard/wire/read-json.ts'
import { writeJson } from '../../guard/wire/write-json.ts'
import { checkBinds } from './check-binds.ts'
import { checkReferences } from './check-references.ts'
import type { Client } from './client.ts'
import type { Forwarded } from './forward.ts'
import { forwardedCall } from './forwarded-call.ts'
import type { Guard } from './guard.ts'
import { originalRequest } from './original-request.ts'
import { readBody } from './read-body.ts'

/** What is done with a request. */
export type Examined = (
  | { readonly refused: readonly Violation[] }
  | { readonly answer: { readonly status: number; readonly json: string } }
  | { readonly forwarded: Forwarded; readonly reply: ReplyRule; readonly volumes: readonly string[] }
) & {
  /** Such as `/containers/{container}/start`, or the path as it came. */
  readonly path: string
  /** What `enforce` would refuse. */
  readonly violations: readonly Violation[]
  /** What `enforce` changes, in sentences. */
  readonly changes: readonly string[]
}

/**
 * Reads and judges a request, and asks the daemon for what it names. In `enforce`, only what was read and judged is forwarded.
 *
 * @throws an error if the client leaves, or if the daemon does not answer
 */
export async function examine(client: Client, guard: Guard): Promise<Examined> {
  const { method = '', url = '', httpVersion, rawHeaders } = client.request
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ''] as const] : [],
  )
  const read = readCall({ method, target: url, httpVersion, headers })
  const path = url.split('?')[0]?.slice(0, 200) ?? ''
  const unjudged = (violation: Violation, body: Buffer | Readable): Examined => ({
    ...{ path, violations: [violation], changes: [] },
    ...(guard.policy.mode === 'enforce'
      ? { refused: [violation] }
      : { forwarded: { ...originalRequest(client), body }, reply: 'pass', volumes: [] }),
  })
  if ('violation' in read) return unjudged(read.violation, client.body)
  const endpoint = endpointOf(read.call)
  if (endpoint === null) {
    return unjudged({ rule: 'unknown-request', place: '', value: `${method} ${path}` }, client.body)
  }
  if (endpoint.body === 'stream') return judged(client, guard, read.call, endpoint, { json: null })

  const whole = await readBody(client.body, endpoint.limit ?? mostUnread)
  if ('rest' in whole) {
    return unjudged({ rule: 'oversized-body', place: 'body', value: '' }, whole.rest)
  }
  const { bytes } = whole
  const json = endpoint.body === 'none' || bytes.length === 0 ? { json: null } : readJson(bytes)
  if ('violation' in json) return unjudged(json.violation, bytes)
  return judged(client, guard, read.call, endpoint, json)
}

/** Bytes of a body that the daemon ignores. */
const mostUnread = 1 << 20

async function judged(
  client: Client,
  guard: Guard,
  call: Call,
  endpoint: Endpoint,
  { json }: { readonly json: Json },
): Promise<Examined> {
  const judgement = judge(call, json, guard.policy)
  const checked = await checkReferences(judgement, guard)
  const violations = [
    ...judgement.violations,
    ...checked.violations,
    ...(await checkBinds(judgement.binds, guard)),
  ]
  const about = { path: `/${endpoint.path.join('/')}`, violations, changes: judgement.changes }
  const isEnforced = guard.policy.mode === 'enforce'
  if (isEnforced && violations.length > 0) return { ...about, refused: violations }
  const { answer, forward, reply, volumesToCreate: volumes } = judgement
  if (answer !== null) return { ...about, answer: { status: answer.status, json: writeJson(answer.body) } }
  if (isEnforced && checked.missing !== null) return { ...about, answer: checked.missing }
  const sent = isEnforced ? { ...forward.call, path: checked.path } : forward.call
  const body = forward.body === null ? null : Buffer.from(writeJson(forward.body))
  return {
    ...about,
    ...{ reply, volumes },
    forwarded: forwardedCall(
      client,
      sent,
      endpoint.body === 'stream' ? client.body : (body ?? Buffer.alloc(0)),
    ),
  }
}
