import { describe, expect, test } from '@jest/globals'
import type { Reference } from '../../../src/guard/judgement.ts'
import { type FoundObject, judgeReference } from '../../../src/guard/policy/judge-reference.ts'
import { policy } from './make-policy.ts'

describe('objects', () => {
  const reference: Reference = { kind: 'container', name: 'a', place: 'path', must: 'own' }
  const found: FoundObject = { labels: {}, name: 'a', privileged: false, adopted: false }
  const own = { 'berth.token': 'cafe' }

  test.each<
    [
      what: string,
      reference: Partial<Reference>,
      found: Partial<FoundObject> | null,
      rule: string | undefined,
    ]
  >([
    ['of the job', {}, { labels: own }, undefined],
    ['of nobody', {}, {}, 'foreign-container'],
    [
      'of another job',
      { kind: 'volume', must: 'own-or-missing' },
      { labels: { 'berth.token': 'beef' } },
      'foreign-volume',
    ],
    ['that does not exist', {}, null, undefined],
    ['that the job adopted', {}, { adopted: true }, undefined],
    ['of the job, but privileged', {}, { labels: own, privileged: true }, 'privileged'],
    ['of the daemon', { kind: 'network', must: 'own-or-built-in' }, { name: 'bridge' }, undefined],
    ['of the daemon, to remove', { kind: 'network' }, { name: 'bridge' }, 'foreign-network'],
    ['of the host', { kind: 'network', must: 'own-or-built-in' }, { name: 'host' }, 'host-network'],
    ['of the host, to read', { kind: 'network', must: 'readable' }, { name: 'host' }, undefined],
    ['of another job, to read', { kind: 'network', must: 'readable' }, { name: 'a' }, 'foreign-network'],
    ['of another job, by a command', { kind: 'exec' }, {}, 'foreign-container'],
    ['an old image', { kind: 'image', must: 'new' }, {}, 'foreign-image'],
  ])('%s', (_, changed, object, rule) => {
    const seen = object === null ? null : { ...found, ...object }
    expect(judgeReference({ ...reference, ...changed }, seen, policy)?.rule).toBe(rule)
  })

  test('a rule that is open', () => {
    expect(judgeReference(reference, found, { ...policy, allow: ['foreign-container'] })).toBeNull()
  })
})
