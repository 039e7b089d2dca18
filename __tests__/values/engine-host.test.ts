import { expect, test } from '@jest/globals'
import { canonicalSocketPath, isLoopback, socketPath } from '../../src/values/engine-host.ts'

test.each([
  ['unix:///run/docker.sock', '/run/docker.sock', '/var/run/docker.sock'],
  ['unix:///var/run/docker.sock', '/var/run/docker.sock', '/var/run/docker.sock'],
  ['unix:///srv/run/docker.sock', '/srv/run/docker.sock', '/srv/run/docker.sock'],
  ['tcp://localhost:2375', undefined, undefined],
])('the socket of %s', (host, path, canonical) => {
  expect(socketPath(host)).toBe(path)
  expect(canonicalSocketPath(host)).toBe(canonical)
})

test.each([
  ['tcp://localhost:2375', true],
  ['tcp://127.0.0.1:2376', true],
  ['tcp://[::1]:2375', true],
  ['tcp://localhost.example:2375', false],
  ['tcp://192.0.2.1:2375', false],
  ['unix:///var/run/docker.sock', false],
])('%s is an address of the machine itself: %s', (host, expected) => expect(isLoopback(host)).toBe(expected))
