import { describe, expect, test } from '@jest/globals'
import { buildxAsset, checksumIn, releaseUrl, toolOf } from '../../src/values/buildx-release.ts'

test.each([
  ['linux', 'x64', 'buildx-v0.36.1.linux-amd64'],
  ['linux', 'arm64', 'buildx-v0.36.1.linux-arm64'],
  ['linux', 'arm', 'buildx-v0.36.1.linux-arm-v7'],
  ['linux', 'ppc64', 'buildx-v0.36.1.linux-ppc64le'],
  ['linux', 's390x', 'buildx-v0.36.1.linux-s390x'],
  ['linux', 'riscv64', 'buildx-v0.36.1.linux-riscv64'],
  ['macos', 'arm64', 'buildx-v0.36.1.darwin-arm64'],
  ['macos', 'x64', 'buildx-v0.36.1.darwin-amd64'],
  ['windows', 'x64', 'buildx-v0.36.1.windows-amd64.exe'],
  ['other', 'x64', null],
] as const)('the file for %s on %s is %s', (operatingSystem, architecture, asset) => {
  expect(buildxAsset('0.36.1', { operatingSystem, architecture })).toBe(asset)
})

test.each([
  [
    'docker/buildx',
    '0.36.1',
    'https://github.com/docker/buildx/releases/download/v0.36.1/checksums.txt',
    'buildx',
  ],
  [
    'docker/buildx-desktop',
    '0.18.0-desktop.2',
    'https://github.com/docker/buildx-desktop/releases/download/v0.18.0-desktop.2/checksums.txt',
    'buildx-desktop',
  ],
] as const)('%s %s has an address and a name in the tool cache', (repository, version, url, tool) => {
  expect(releaseUrl({ repository, version }, 'checksums.txt')).toBe(url)
  expect(toolOf({ repository })).toBe(tool)
})

describe('the checksum of a file', () => {
  const [one, other] = ['1'.repeat(64), 'a2'.repeat(32)]
  const text = `${one} *buildx-v1.linux-amd64\n${other}  buildx-v1.linux-arm64\n${one} *buildx-v1.linux-arm64.sbom.json\n`

  test.each([
    ['in binary mode', 'buildx-v1.linux-amd64', one],
    ['in text mode', 'buildx-v1.linux-arm64', other],
    ['that is not listed', 'buildx-v1.linux-s390x', null],
    ['whose name is a part of another', 'linux-amd64', null],
  ])('%s', (_, file, sum) => {
    expect(checksumIn(text, file)).toBe(sum)
  })

  test.each([
    '',
    '<html>no</html>',
    'abc *buildx-v1.linux-amd64',
    `${'g'.repeat(64)} *buildx-v1.linux-amd64`,
  ])('is not in %j', (other) => {
    expect(checksumIn(other, 'buildx-v1.linux-amd64')).toBeNull()
  })
})
