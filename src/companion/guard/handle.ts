import type { Violation } from '../../guard/judgement.ts'
import { filterReply } from '../../guard/policy/filter-reply.ts'
import { refusalMessage } from '../../guard/refusal-message.ts'
import { refusalStatus } from '../../guard/refusal-status.ts'
import { readJson } from '../../guard/wire/read-json.ts'
import { writeJson } from '../../guard/wire/write-json.ts'
import { answer, answerJson } from './answer.ts'
import { ask } from './ask.ts'
import type { Client } from './client.ts'
import { endToEnd } from './end-to-end.ts'
import { type Examined, examine } from './examine.ts'
import { forward } from './forward.ts'
import type { Guard } from './guard.ts'
import { createVolume, foreignVolume } from './volumes.ts'

/** Answers a request: by the daemon, or with a refusal. */
export async function handle(client: Client, guard: Guard): Promise<void> {
  try {
    const examined = await examine(client, guard)
    remember(client, examined, guard)
    await carryOut(client, examined, guard)
  } catch (error) {
    answer(
      client.response,
      502,
      `The Docker daemon at ${guard.daemon.host} does not answer: ${messageOf(error)}.`,
    )
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

function remember(client: Client, { path, violations, changes }: Examined, guard: Guard): void {
  const method = client.request.method ?? ''
  const isEnforced = guard.policy.mode === 'enforce'
  for (const violation of violations) {
    guard.record({ kind: isEnforced ? 'refused' : 'would-refuse', ...violation, method, path })
  }
  if (!isEnforced) return
  for (const value of changes) guard.record({ kind: 'changed', rule: null, place: '', value, method, path })
}

async function carryOut(client: Client, examined: Examined, guard: Guard): Promise<void> {
  const { response } = client
  if ('refused' in examined) return refuse(client, examined.refused)
  if ('answer' in examined) return answerJson(response, examined.answer.status, examined.answer.json)
  for (const name of examined.volumes) {
    const problem = await createVolume(name, guard)
    if (problem === null) continue
    if ('failed' in problem) return answerJson(response, problem.failed.status, problem.failed.json)
    if (guard.policy.mode === 'enforce') return refuse(client, [problem])
  }
  const isRead = /^(own-|check-)/.test(examined.reply)
  await (isRead ? forwardRead(client, examined, guard) : forward(client, guard.daemon, examined.forwarded))
}

function refuse({ response, request }: Client, violations: readonly Violation[]): void {
  answer(response, refusalStatus(request.method ?? '', violations), refusalMessage(violations))
}

/** Forwards a request whose response is read before the client gets it. */
async function forwardRead(
  client: Client,
  { forwarded, reply }: Extract<Examined, { forwarded: unknown }>,
  { daemon, policy }: Guard,
): Promise<void> {
  const { response } = client
  const body = Buffer.isBuffer(forwarded.body) ? forwarded.body : Buffer.alloc(0)
  const answered = await ask(daemon, forwarded, body)
  const isFine = answered.status < 300
  if (isFine && reply === 'check-volume-labels') {
    const violation = foreignVolume(answered.body, policy)
    if (violation !== null) return refuse(client, [violation])
  }
  const headers = endToEnd(answered.rawHeaders).flatMap((name, index, all) =>
    index % 2 === 1 || name.toLowerCase() === 'content-length' ? [] : [name, all[index + 1] ?? ''],
  )
  const sent = isFine ? filtered(answered.body, reply, policy) : answered.body
  response.sendDate = false
  response.writeHead(answered.status, answered.message, [...headers, 'Content-Length', String(sent.length)])
  response.end(sent)
}

function filtered(body: Buffer, reply: Parameters<typeof filterReply>[0], policy: Guard['policy']): Buffer {
  const read = readJson(body, 'cased')
  if ('violation' in read) throw new Error('its list is not readable')
  return Buffer.from(writeJson(filterReply(reply, read.json, policy)))
}
