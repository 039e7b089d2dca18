import type { Json } from '../../guard/json.ts'
import type { Violation } from '../../guard/judgement.ts'
import { isObject } from '../../guard/policy/json-kinds.ts'
import type { Policy } from '../../guard/policy/policy.ts'
import { readJson } from '../../guard/wire/read-json.ts'
import { writeJson } from '../../guard/wire/write-json.ts'
import { post } from './ask.ts'
import type { Guard } from './guard.ts'

/** Creates a volume with the job's labels. */
export async function createVolume(
  name: string,
  { daemon, policy }: Pick<Guard, 'daemon' | 'policy'>,
): Promise<Violation | { readonly failed: { readonly status: number; readonly json: string } } | null> {
  const body = new Map<string, Json>([
    ['Name', name],
    ['Labels', new Map(Object.entries(policy.labels))],
  ])
  const reply = await post(daemon, '/volumes/create', writeJson(body))
  if (reply.status >= 400) return { failed: { status: reply.status, json: String(reply.body) } }
  return foreignVolume(reply.body, policy)
}

/** What speaks against the volume that the daemon gives: it gives an existing one of the same name, with the labels of its owner. */
export function foreignVolume(reply: Buffer, { owner, allow }: Policy): Violation | null {
  const read = readJson(reply, 'cased')
  const volume = 'json' in read && isObject(read.json) ? read.json : new Map<string, Json>()
  const labels = volume.get('Labels') ?? null
  const isOwn = isObject(labels) && labels.get(owner.name) === owner.value
  if (isOwn || allow.includes('foreign-volume')) return null
  return { rule: 'foreign-volume', place: 'Name', value: String(volume.get('Name')) }
}
