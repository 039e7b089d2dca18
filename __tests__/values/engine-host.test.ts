import { expect, test } from '@jest/globals'
import {
  canonicalSocketPath,
  isLoopback,
  socketPath,
  withoutCredentials,
  withoutCredentialsIn,
} from '../../src/values/engine-host.ts'

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
  ['tcp://localhost', true],
  ['https://proxy.example/tcp://localhost:2375', false],
  ['tcp://localhost.example:2375', false],
  ['tcp://192.0.2.1:2375', false],
  ['unix:///var/run/docker.sock', false],
])('%s is an address of the machine itself: %s', (host, expected) => expect(isLoopback(host)).toBe(expected))

test.each([
  ['tcp://ann:hunter2@docker:2375', 'tcp://docker:2375'],
  ['https://token@mirror.example/path', 'https://mirror.example/path'],
  ['ann:hunter2@docker', 'docker'],
  ['https://mirror.example', 'https://mirror.example'],
  ['unix:///run/user@1000/docker.sock', 'unix:///run/user@1000/docker.sock'],
])('withoutCredentials %s: %s', (address, expected) => expect(withoutCredentials(address)).toBe(expected))

test.each([
  ['http://ann:p@proxy:3128', 'http://proxy:3128'],
  ['see tcp://ann:a@b@docker:2375, git+ssh://token@host', 'see tcp://docker:2375, git+ssh://host'],
  ['mail ann@example.org', 'mail ann@example.org'],
])('withoutCredentialsIn %s: %s', (text, expected) => expect(withoutCredentialsIn(text)).toBe(expected))

test('withoutCredentialsIn removes the credentials of every URL', () => {
  const text =
    'env.HTTP_PROXY=http://ann:p@ss/w@proxy:3128 and "https://token@mirror.example", mail me@example.org'
  expect(withoutCredentialsIn(text)).toBe(
    'env.HTTP_PROXY=http://proxy:3128 and "https://mirror.example", mail me@example.org',
  )
})
