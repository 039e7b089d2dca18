import { describe, expect, test } from '@jest/globals'
import { endpointOf } from '../../../src/guard/policy/endpoint-of.ts'
import { endpoints } from '../../../src/guard/policy/endpoints.ts'
import { readQuery } from '../../../src/guard/wire/read-query.ts'
import { readUpgrade } from '../../../src/guard/wire/read-upgrade.ts'
import { callOf } from './make-policy.ts'

test.each([
  ['GET /_ping', 'GET /_ping'],
  ['HEAD /_ping', 'HEAD /_ping'],
  ['GET /v1.41/containers/json', 'GET /containers/json'],
  ['GET /containers/json/json', 'GET /containers/{container}/json'],
  ['POST /containers/web/start', 'POST /containers/{container}/start'],
  ['GET /images/json', 'GET /images/json'],
  ['GET /images/alpine/json', 'GET /images/{image}/json'],
  ['GET /images/localhost:5000/a/b:1@sha256:ab/json', 'GET /images/{image}/json'],
  ['GET /images/get', 'GET /images/get'],
  ['GET /images/a/get', 'GET /images/{image}/get'],
  ['POST /images/a/b/push', 'POST /images/{image}/push'],
  ['DELETE /images/a/b/json', 'DELETE /images/{image}'],
  ['GET /networks/bridge', 'GET /networks/{readable-network}'],
  ['POST /volumes/create', 'POST /volumes/create'],
  ['POST /services/create', 'POST /services/create'],
  ['GET /exec/0a/json', 'GET /exec/{exec}/json'],
])('%s is %s', (line, id) => {
  expect(endpointOf(callOf(line))?.id).toBe(id)
})

test.each([
  'GET /',
  'POST /_ping',
  'PATCH /containers/json',
  'POST /containers/a/b/start',
  'POST /containers/-a/start',
  'POST /containers/a b/start',
  'POST /containers/a/copy',
  'GET /exec/XY/json',
  'GET /images//json',
  'GET /images/-a/json',
  'GET /debug/pprof/cmdline',
  'POST /libpod/containers/create',
  'POST /networks/create/x',
])('%s is no endpoint', (line) => {
  expect(endpointOf(callOf(line))).toBeNull()
})

test('no two endpoints have one id', () => {
  const ids = endpoints.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

describe('the readers of the wire agree with the table', () => {
  const example = ({ path }: (typeof endpoints)[number]) =>
    path.map((part) => (part.startsWith('{') ? 'ab' : part))

  test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))('%s', (_, endpoint) => {
    const { method, parameters, lists, upgrade } = endpoint
    for (const name of parameters) {
      const isList = 'value' in readQuery(`${name}=a&${name}=b`, example(endpoint))
      expect([name, isList]).toEqual([name, lists.includes(name)])
    }
    const headers: Readonly<Record<string, readonly string[]>> = {
      connection: ['Upgrade'],
      upgrade: [upgrade ?? 'tcp'],
    }
    const read = readUpgrade(method, example(endpoint), (name) => headers[name] ?? [])
    expect('value' in read ? read.value : null).toBe(upgrade)
  })
})
