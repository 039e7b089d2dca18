import { describe, expect, test } from '@jest/globals'
import { engineAddress } from '../../src/platform/engine-address.ts'

const encrypting = { DOCKER_TLS_VERIFY: '1' }

describe('a socket', () => {
  test.each([
    ['unix:///var/run/docker.sock', '/var/run/docker.sock'],
    ['unix:///home/me/a b/docker.sock', '/home/me/a b/docker.sock'],
    ['unix:///tmp/job#1?/100%/docker.sock', '/tmp/job#1?/100%/docker.sock'],
    ['unix:///tmp/a%20b.sock', '/tmp/a%20b.sock'],
  ])('%s is parsed as a path without escapes', (host, socketPath) => {
    expect(engineAddress(host, encrypting)).toEqual({ socketPath, host: undefined, protocol: 'http' })
  })

  test('has an explicit undefined host, so that DOCKER_HOST has no effect', () => {
    expect('host' in engineAddress('unix:///run/docker.sock', {})).toBe(true)
  })
})

describe('an address', () => {
  test.each([
    ['tcp://engine.example:2375', {}, { host: 'engine.example', port: '2375', protocol: 'http' }],
    ['tcp://engine.example', {}, { host: 'engine.example', port: '2375', protocol: 'http' }],
    ['tcp://engine.example', encrypting, { host: 'engine.example', port: '2376', protocol: 'https' }],
    ['tcp://engine.example:4243', encrypting, { host: 'engine.example', port: '4243', protocol: 'https' }],
    [
      'tcp://engine.example',
      { DOCKER_TLS_VERIFY: '' },
      { host: 'engine.example', port: '2375', protocol: 'http' },
    ],
    ['http://engine.example:80', {}, { host: 'engine.example', port: '80', protocol: 'http' }],
    ['https://engine.example:443/', {}, { host: 'engine.example', port: '443', protocol: 'https' }],
    ['https://engine.example', {}, { host: 'engine.example', port: '2376', protocol: 'https' }],
    ['tcp://127.0.0.1:2375', {}, { host: '127.0.0.1', port: '2375', protocol: 'http' }],
    ['tcp://[::1]:2375', {}, { host: '::1', port: '2375', protocol: 'http' }],
    ['tcp://[fd00::2]', {}, { host: 'fd00::2', port: '2375', protocol: 'http' }],
  ])('%s with %j', (host, environment, expected) => {
    expect(engineAddress(host, environment)).toEqual(expected)
  })
})

test.each(['ssh://me@engine.example', 'npipe:////./pipe/docker_engine', 'fd://'])('%s is refused', (host) => {
  expect(() => engineAddress(host, {})).toThrow(/^(ssh|npipe|fd):\/\/ is not supported/)
})
