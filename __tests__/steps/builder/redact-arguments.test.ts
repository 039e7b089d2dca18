import { expect, test } from '@jest/globals'
import { isKeyMaterial, redactorFor } from '../../../src/steps/builder/redact-arguments.ts'

const words = [
  ...['create', '--name', 'mine', '--driver-opt', 'image=mirror.example/buildkit:1'],
  ...['--driver-opt', 'env.TOKEN=s3cret', '--driver-opt', '"env.no_proxy=localhost,10.0.0.1"'],
  ...['--buildkitd-flags', '--debug --proxy http://me:s3cret@proxy.example:3128'],
]

test.each([
  [
    `[command]/usr/bin/buildx ${words.join(' ')}`,
    '[command]/usr/bin/buildx create --name mine --driver-opt image=mirror.example/buildkit:1 --driver-opt env.TOKEN=*** --driver-opt "env.no_proxy=*** --buildkitd-flags --debug --proxy http://***@proxy.example:3128',
  ],
  [
    'ERROR: invalid value "env.TOKEN=s3cret", expecting k=v',
    'ERROR: invalid value "env.TOKEN=***", expecting k=v',
  ],
  ['env.no_proxy=localhost,10.0.0.1', 'env.no_proxy=***'],
  ['Driver Options: env.TOKEN="s3\\"cret" network="host"', 'Driver Options: env.TOKEN="***" network="host"'],
  ['#1 pulling image user@sha256 done', '#1 pulling image user@sha256 done'],
  ['Endpoint: tcp://host.example:2376', 'Endpoint: tcp://host.example:2376'],
])('%s', (line, shown) => {
  expect(redactorFor(words)(line)).toBe(shown)
})

test('the keys in the files of a builder are redacted', () => {
  const shown = ' > -----BEGIN PRIVATE KEY-----\n > MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n > debug = true'
  expect(redactorFor([])(shown)).toBe(' > -----BEGIN PRIVATE KEY-----\n > ***\n > debug = true')
})

test.each([
  [' > MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', true],
  ['\t> bQ==', true],
  [' > -----BEGIN CERTIFICATE-----', false],
  [' > debug = true', false],
  [' > [registry]', false],
  ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', false],
])('%j is not shown, as a line of a key or a certificate: %s', (line, expected) => {
  expect(isKeyMaterial(line)).toBe(expected)
})
