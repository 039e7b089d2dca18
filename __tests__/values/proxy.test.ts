import { expect, test } from '@jest/globals'
import { isLoopbackUrl, passwordsIn, proxiesIn } from '../../src/values/proxy.ts'

test.each([
  ['http://localhost:3128', true],
  ['http://LOCALHOST', true],
  ['http://ann:x@127.0.0.1:3128/', true],
  ['127.0.0.2:8080', true],
  ['http://[::1]:80', true],
  ['http://127.0.0.1:5000/path/', true],
  ['http://localhost.example:3128', false],
  ['http://127.0.0.1.example', false],
  ['http://proxy.example:3128', false],
  ['http://127.0.0.1@proxy.example', false],
  ['', false],
])('%s is on loopback: %s', (address, expected) => {
  expect(isLoopbackUrl(address)).toBe(expected)
})

test('an environment has proxies in both spellings, and no others are read', () => {
  const environment = { HTTP_PROXY: 'a', https_proxy: 'b', NO_PROXY: '', ALL_PROXY: 'c', PATH: '/bin' }
  expect(proxiesIn(environment)).toEqual({ HTTP_PROXY: 'a', https_proxy: 'b' })
})

test.each([
  ['http://ann:hunter2@proxy:3128', ['hunter2']],
  ['ann:a@b:c@proxy:3128', ['a@b:c']],
  ['http://ann:@proxy', []],
  ['http://ann@proxy:3128', []],
  ['http://proxy:3128', []],
  ['localhost,.corp', []],
])('the passwords in %s are %j', (value, expected) => {
  expect(passwordsIn({ HTTP_PROXY: value, http_proxy: value })).toEqual(expected)
})
