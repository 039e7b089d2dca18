import { describe, expect, test } from '@jest/globals'
import { filterReply } from '../../../src/guard/policy/filter-reply.ts'
import { writeJson } from '../../../src/guard/wire/write-json.ts'
import { jsonOf, policy } from './make-policy.ts'

describe('answers', () => {
  const filtered = (
    reply: Parameters<typeof filterReply>[0],
    json: unknown,
    allow: (typeof policy)['allow'] = [],
  ) => JSON.parse(writeJson(filterReply(reply, jsonOf(json), { ...policy, allow })))
  const own = { Name: 'own', Labels: { 'berth.token': 'cafe' } }
  const other = { Name: 'other', Labels: null }

  test('networks of the job and of the daemon', () => {
    const bridge = { Name: 'bridge', Labels: {} }
    expect(filtered('own-networks', [bridge, own, other])).toEqual([bridge, own])
    expect(filtered('own-networks', [bridge, own, other], ['foreign-network'])).toEqual([bridge, own, other])
  })

  test('disk usage of the job, in the form of all engines', () => {
    const usage = {
      Images: [other],
      Containers: [own, other],
      Volumes: null,
      VolumeUsage: { ActiveCount: 2, Items: [own, other] },
      ContainerUsage: { TotalCount: 1 },
    }
    expect(filtered('own-disk-usage', usage)).toEqual({
      ...usage,
      Containers: [own],
      VolumeUsage: { ActiveCount: 2, Items: [own] },
    })
  })
})
