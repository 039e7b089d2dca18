import { describe, expect, test } from '@jest/globals'
import { findRelease, type WantedRelease } from '../../../src/steps/buildx/find-release.ts'
import { toolsWith } from './fakes.ts'

const repository = 'docker/buildx'
const machine = { operatingSystem: 'linux', architecture: 'x64' } as const
const settings = { githubToken: 'secret', cacheBinary: true }
const sum = 'a1'.repeat(32)
const checksumsOf = (version: string) =>
  `https://github.com/docker/buildx/releases/download/v${version}/checksums.txt`
const listing = (version: string) => ({ [checksumsOf(version)]: `${sum} *buildx-v${version}.linux-amd64\n` })
const releaseOf = (version: string, sha256: string | null) => ({
  repository,
  version,
  asset: `buildx-v${version}.linux-amd64`,
  sha256,
})

const numbered = (version: string): WantedRelease => ({ kind: 'release', repository, version })
const newest: WantedRelease = { kind: 'newest', repository, channel: 'latest' }
const any: WantedRelease = { kind: 'any', repository }
const latestIs = (tag: string) => ({ newestTag: async () => tag })

test('a release by its number needs its checksums only', async () => {
  const tools = toolsWith({ texts: listing('0.36.1') })
  expect(await findRelease(numbered('0.36.1'), '0.33.0', machine, settings, tools)).toEqual(
    releaseOf('0.36.1', sum),
  )
  expect(tools.asked).toEqual([checksumsOf('0.36.1')])
})

test('the latest one is asked for with the token', async () => {
  const tools = toolsWith({ texts: listing('0.36.1'), releases: latestIs('v0.36.1') })
  expect(await findRelease(newest, '0.33.0', machine, settings, tools)).toEqual(releaseOf('0.36.1', sum))
  expect(tools.asked).toEqual(['api with the token "secret"', checksumsOf('0.36.1')])
})

test.each(['https://github.corp.example', undefined])(
  'the token of the server %s is not sent',
  async (server) => {
    const environment = { GITHUB_SERVER_URL: server }
    const tools = toolsWith({ texts: listing('0.36.1'), releases: latestIs('v0.36.1'), environment })
    await findRelease(newest, undefined, machine, settings, tools)
    expect(tools.asked[0]).toBe('api with the token ""')
  },
)

test('the latest one that is installed needs nothing more', async () => {
  const tools = toolsWith({ releases: latestIs('v0.36.1') })
  expect(await findRelease(newest, '0.36.1', machine, settings, tools)).toBeNull()
  expect(tools.asked).toEqual(['api with the token "secret"'])
})

describe('the tool cache', () => {
  const cache = { has: () => true, newest: () => '0.35.0' }

  test('has a release by its number', async () => {
    const tools = toolsWith({ cache })
    expect(await findRelease(numbered('0.36.1'), undefined, machine, settings, tools)).toEqual(
      releaseOf('0.36.1', null),
    )
    expect(tools.asked).toEqual([])
  })

  test('has one that will do', async () => {
    const tools = toolsWith({ cache })
    expect(await findRelease(any, undefined, machine, settings, tools)).toEqual(releaseOf('0.35.0', null))
    expect(tools.asked).toEqual([])
  })

  test('is not used with `cache-binary: false`', async () => {
    const tools = toolsWith({ cache, texts: listing('0.36.1'), releases: latestIs('v0.36.1') })
    const fresh = { ...settings, cacheBinary: false }
    expect(await findRelease(any, undefined, machine, fresh, tools)).toEqual(releaseOf('0.36.1', sum))
  })
})

test('for a machine that checksums.txt does not list, it is the digest of GitHub', async () => {
  const releases = {
    digestOf: async (_: string, tag: string, file: string) => (tag === 'v0.36.1' ? `of ${file}` : null),
  }
  const tools = toolsWith({ texts: listing('0.36.1'), releases })
  const mac = { operatingSystem: 'macos', architecture: 'arm64' } as const
  expect(await findRelease(numbered('0.36.1'), undefined, mac, settings, tools)).toMatchObject({
    sha256: 'of buildx-v0.36.1.darwin-arm64',
  })
})

describe('errors', () => {
  const s390 = { operatingSystem: 'linux', architecture: 'mips' } as const
  const other = { operatingSystem: 'other', architecture: 'x64' } as const

  test.each([
    ['a version that was never released', numbered('9.9.9'), machine, 'invalid-input', /has no v9\.9\.9/],
    [
      'a version without checksums',
      numbered('0.6.3'),
      machine,
      'invalid-input',
      /before v0\.7\.0 have no checksums/,
    ],
    [
      'a machine without a program',
      numbered('0.36.1'),
      s390,
      'buildx-unavailable',
      /no checksum of buildx-v0\.36\.1\.linux-mips/,
    ],
    [
      'another operating system',
      numbered('0.36.1'),
      other,
      'unsupported-platform',
      /no releases for this operating system/,
    ],
    ['no release at all', newest, machine, 'invalid-input', /has no release/],
  ] as const)('%s', async (_, wanted, on, code, message) => {
    const finding = findRelease(wanted, undefined, on, settings, toolsWith({ texts: listing('0.36.1') }))
    await expect(finding).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })

  test('an old version is refused before anything is asked', async () => {
    const tools = toolsWith({})
    await expect(findRelease(numbered('0.6.3'), undefined, machine, settings, tools)).rejects.toThrow()
    expect(tools.asked).toEqual([])
  })
})
