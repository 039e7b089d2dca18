import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readEvent } from '../../src/ledger/read-event.ts'

const moment = { time: 1795325025, timeNano: 1795325025377485300 }
const event = (Type: string, Action: string, ID: string, Attributes: object = {}) => ({
  ...{ status: Action, id: ID, Type, Action, Actor: { ID, Attributes }, scope: 'local', ...moment },
})
const web = { name: 'web', image: 'app:1', 'com.docker.compose.service': 'front', secret: 'label' }

describe('events as engines 20.10 and 29 send them', () => {
  test.each([
    event('container', 'create', 'c1', web),
    event('container', 'start', 'c1', web),
    event('container', 'oom', 'c1', web),
    event('container', 'die', 'c1', { ...web, exitCode: '137', execDuration: '0' }),
    event('container', 'kill', 'c1', { ...web, signal: '15' }),
    event('container', 'destroy', 'c1', web),
    event('volume', 'create', 'data', { driver: 'local' }),
    event('volume', 'destroy', 'data', { driver: 'local' }),
    event('network', 'create', 'n1', { name: 'net', type: 'bridge' }),
    event('network', 'destroy', 'n1', { name: 'net', type: 'bridge' }),
    event('image', 'pull', 'ghcr.io/acme/app:1', { name: 'ghcr.io/acme/app' }),
    event('image', 'load', 'sha256:aa', { name: 'sha256:aa' }),
    event('image', 'tag', 'sha256:aa', { name: 'app:latest' }),
  ])('$Type $Action', (given) => {
    expect(readEvent(given)).toMatchSnapshot()
  })
})

test('an entry has no label but the service of Compose', () => {
  const read = readEvent(event('container', 'create', 'c1', web))
  expect(read?.object === 'container' && JSON.stringify(read.entry)).not.toContain('secret')
})

test.each([
  event('container', 'exec_create: sh', 'c1'),
  event('container', 'toString', 'c1'),
  event('image', 'constructor', 'c1'),
  event('volume', 'mount', 'v'),
  event('builder', 'prune', ''),
  event('daemon', 'reload', 'd'),
  { ...event('container', 'start', 'c1'), time: 'x', timeNano: 'x' },
  { ...event('container', 'start', 'c1'), timeNano: 1e300 },
])('is not of the ledger: $Type $Action', (given) => {
  expect(readEvent(given)).toBeNull()
})

test('any value can be read', () => {
  fc.assert(fc.property(fc.anything(), (value) => void readEvent(value)))
  const parts = { Type: fc.anything(), Action: fc.anything(), Actor: fc.anything(), timeNano: fc.anything() }
  fc.assert(fc.property(fc.record(parts), (value) => void readEvent(value)))
})
