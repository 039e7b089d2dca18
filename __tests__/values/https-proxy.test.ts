import { describe, expect, test } from '@jest/globals'
import { httpsProxyOf } from '../../src/values/https-proxy.ts'

const url = 'https://api.example.com:6443/k8s'
const proxy = { HTTPS_PROXY: 'http://proxy:3128' }

test.each([
  ['no variable', {}, null],
  ['HTTPS_PROXY', proxy, 'http://proxy:3128'],
  ['https_proxy', { https_proxy: 'http://small:3128' }, 'http://small:3128'],
  ['a proxy without a scheme', { HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128'],
  ['HTTP_PROXY alone', { HTTP_PROXY: 'http://proxy:3128' }, null],
])('%s', (_, environment, expected) => {
  expect(httpsProxyOf(url, environment)).toBe(expected)
})

describe('NO_PROXY', () => {
  test.each([
    ['*', url],
    ['api.example.com', url],
    ['example.com', url],
    ['.example.com', url],
    ['*.example.com', url],
    ['api.example.com:6443', url],
    ['other, EXAMPLE.com', url],
    ['10.0.0.0/8', 'https://10.96.0.1:443'],
    ['10.96.0.1', 'https://10.96.0.1'],
    ['fd00::1', 'https://[fd00::1]:6443'],
  ])('%s lists %s', (NO_PROXY, to) => {
    expect(httpsProxyOf(to, { ...proxy, NO_PROXY })).toBeNull()
  })

  test.each([
    ['', url],
    ['ample.com', url],
    ['.api.example.com', url],
    ['api.example.com:443', url],
    ['192.168.0.0/16', 'https://10.96.0.1:443'],
  ])('%j does not list %s', (NO_PROXY, to) => {
    expect(httpsProxyOf(to, { ...proxy, NO_PROXY })).toBe('http://proxy:3128')
  })
})

test.each([
  'https://127.0.0.1:6443',
  'https://localhost:6443',
  'https://[::1]:6443',
  'http://api.example.com',
])('%s is reached directly', (to) => {
  expect(httpsProxyOf(to, proxy)).toBeNull()
})
