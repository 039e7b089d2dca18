import { describe, expect, test } from '@jest/globals'
import { findInstallation, wantedBuildx } from '../../src/action/find-installation.ts'
import type { Request } from '../../src/plan/request.ts'
import { makeObserved } from '../make-facts.ts'
import { makeRequest } from '../plan/make-situation.ts'
import { toolsWith } from '../steps/buildx/fakes.ts'

const repository = 'docker/buildx'
const latest = { kind: 'newest', repository, channel: 'latest' } as const
const source = { kind: 'source', reference: 'https://github.com/docker/buildx.git#master' } as const
const without = makeObserved({ clients: [] })
const path = '/usr/bin/docker-buildx'
const withVersion = (version: string) =>
  makeObserved({ clients: [{ name: 'buildx', path, version, pinnedApiVersion: null }] })

const node = {
  name: null,
  endpoint: 'tcp://a.example',
  platforms: [],
  driverOptions: [],
  buildkitdFlags: '',
  daemon: null,
}

describe('what is wanted', () => {
  test.each<[string, Partial<Request>, ReturnType<typeof makeObserved>, unknown]>([
    ['nothing, without inputs', {}, withVersion('0.33.0'), null],
    ['nothing, without inputs and without Buildx', {}, without, null],
    ['nothing, with the embedded BuildKit', { driver: 'docker' }, without, null],
    ['any, for a builder', { driver: 'docker-container' }, without, { kind: 'any', repository }],
    ['any, for a builder elsewhere', { driver: 'remote' }, without, { kind: 'any', repository }],
    ['any, for several nodes', { append: [node] }, without, { kind: 'any', repository }],
    [
      'any, without a daemon',
      {},
      makeObserved({ clients: [], endpoint: { status: 'unseen', reason: 'none' } }),
      { kind: 'any', repository },
    ],
    ['nothing, for a builder of the Buildx of the runner', { driver: 'remote' }, withVersion('0.33.0'), null],
    ['a version', { buildxVersion: latest }, withVersion('0.33.0'), latest],
    ['a version, with the embedded BuildKit', { buildxVersion: latest, driver: 'docker' }, without, latest],
    ['nothing, with `mode: inspect`', { buildxVersion: latest, mode: 'inspect' }, without, null],
    [
      'nothing, if the clients could not be read',
      { driver: 'docker-container' },
      makeObserved({ clients: { status: 'unseen', reason: 'EACCES' } }),
      null,
    ],
  ])('%s', (_, request, observed, wanted) => {
    expect(wantedBuildx(makeRequest(request), observed)).toEqual(wanted)
  })
})

const texts = {
  'https://github.com/docker/buildx/releases/download/v0.36.1/checksums.txt': `${'a1'.repeat(32)} *buildx-v0.36.1.linux-amd64\n`,
}
const releases = { newestTag: async () => 'v0.36.1' }
const request = makeRequest()

test('the version that is installed is not asked for', async () => {
  const tools = toolsWith({})
  const wanted = { kind: 'release', repository, version: '0.33.0' } as const
  expect(await findInstallation(wanted, request, withVersion('0.33.0'), tools)).toBeNull()
  expect(tools.asked).toEqual([])
})

test('another version is to be installed, and the latest one if it is newer', async () => {
  const tools = toolsWith({ texts, releases })
  const expected = { from: 'release', release: expect.objectContaining({ version: '0.36.1' }) }
  for (const wanted of [latest, { kind: 'release', repository, version: '0.36.1' } as const]) {
    expect(await findInstallation(wanted, request, withVersion('0.33.0'), tools)).toEqual(expected)
  }
  expect(await findInstallation(latest, request, withVersion('0.36.1'), tools)).toBeNull()
})

test('a git reference is built by the Buildx of the runner, or by a release', async () => {
  const tools = toolsWith({ texts, releases })
  const { reference } = source
  expect(await findInstallation(source, request, withVersion('0.33.0'), tools)).toEqual({
    from: 'source',
    reference,
    builtBy: path,
  })
  expect(await findInstallation(source, request, without, tools)).toEqual({
    from: 'source',
    reference,
    builtBy: expect.objectContaining({ version: '0.36.1' }),
  })
})
