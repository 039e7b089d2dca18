import { expect, test } from '@jest/globals'
import { readCall } from '../../../src/guard/wire/read-call.ts'
import { type Framing, writeHeaders } from '../../../src/guard/wire/write-headers.ts'
import { makeRequest } from './make-request.ts'

function headersOf(method: string, framing: Framing, headers: readonly (readonly [string, string])[] = []) {
  const result = readCall(makeRequest({ method, target: '/containers/a/attach', headers }))
  if ('violation' in result) throw new Error(JSON.stringify(result))
  return writeHeaders(result.call, framing).map(([name, value]) => `${name}: ${value}`)
}

test('the framing is written anew', () => {
  expect(headersOf('GET', 'none')).toEqual(['Host: docker'])
  expect(headersOf('DELETE', 'none')).toEqual(['Host: docker'])
  expect(headersOf('POST', 'none')).toEqual(['Host: docker', 'Content-Length: 0'])
  expect(headersOf('POST', 12)).toEqual(['Host: docker', 'Content-Length: 12'])
  expect(headersOf('PUT', 'chunked', [['Content-Length', '12']])).toEqual([
    'Host: docker',
    'Transfer-Encoding: chunked',
  ])
})

test('the type of the body has one spelling, and a change of the protocol too', () => {
  expect(
    headersOf('POST', 'none', [
      ['UPGRADE', 'TCP'],
      ['connection', 'keep-alive, upgrade'],
      ['content-type', 'TEXT/Plain; a=b'],
      ['Accept', 'a'],
    ]),
  ).toEqual([
    'Host: docker',
    'accept: a',
    'Content-Type: text/plain',
    'Connection: Upgrade',
    'Upgrade: tcp',
    'Content-Length: 0',
  ])
})
