import { expect, test } from '@jest/globals'
import { problemBeyond, problemOf } from '../../../src/companion/ports/problem-of.ts'

const web = { protocol: 'tcp', port: 80, id: '1', name: 'web', beyond: null } as const

test.each([
  ['EADDRINUSE', '127.0.0.1:80'],
  ['EADDRINUSE', '[::1]:80'],
  ['EACCES', '127.0.0.1:80'],
  ['EMFILE', '127.0.0.1:80'],
  ['ENOBUFS', '127.0.0.1:80'],
])('%s at %s', (code, place) => {
  expect(problemOf(web, place, code, '172.17.0.3')).toMatchSnapshot()
})

test('an address that the job does not reach', () => {
  expect(problemBeyond({ ...web, beyond: '172.30.0.1' })).toMatchSnapshot()
})
