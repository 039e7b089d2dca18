import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { files } from '../../../src/platform/files.ts'
import type { ShowCommand } from '../../../src/platform/show-command.ts'
import { proveNodes } from '../../../src/steps/remote-builder.ts'
import { temporaryFolder } from '../../opened/folder.ts'
import { makeTools } from '../make-tools.ts'

type Node = { readonly detected: string; readonly requested?: readonly string[] }
const ended = { exitCode: 0, stdout: '', stderr: '', timedOut: false }

const platformRecord = (platform: string) => {
  const [os, architecture, variant] = platform.split('/')
  return { os, architecture, ...(variant && { variant }) }
}

/** Proves nodes of a buildx that copies the nonce, and fails for the platforms in `broken`. */
async function prove(
  nodes: readonly Node[],
  broken: readonly string[] = [],
  copied?: string,
  mustPass = true,
) {
  const folder = await temporaryFolder('nodes')
  const records = nodes.map(({ requested }, position) => ({
    Name: `farm${position}`,
    Endpoint: `tcp://node${position}.example:1234`,
    Platforms: requested?.map(platformRecord) ?? null,
    DriverOpts: { cacert: '/ca.pem' },
  }))
  mkdirSync(join(folder, 'instances'))
  writeFileSync(
    join(folder, 'instances/farm'),
    JSON.stringify({ Name: 'farm', Driver: 'remote', Nodes: records }),
  )
  const builds: string[] = []
  const showCommand: ShowCommand = async (_, words, { environment }) => {
    const record = JSON.parse(readFileSync(`${environment?.['BUILDX_CONFIG']}/instances/farm`, 'utf8'))
    expect(record.Nodes).toMatchObject([{ Platforms: null, DriverOpts: { cacert: '/ca.pem' } }])
    const [{ Name: name }] = record.Nodes
    const { detected = '' } = nodes[Number(name.slice(-1))] ?? {}
    if (words[0] === 'inspect')
      return {
        ...ended,
        stdout: `Name: farm\nDriver: remote\nNodes:\nName: ${name}\nPlatforms: ${detected}\n`,
      }
    const platform = words[words.indexOf('--platform') + 1] ?? ''
    builds.push(`${name} ${platform}`)
    if (broken.includes(platform)) return { ...ended, exitCode: 1, stderr: 'ERROR: exec format error' }
    const output = /dest=([^,]+)/.exec(words.join(' '))?.[1]?.split(' ')[0] ?? ''
    mkdirSync(output)
    writeFileSync(`${output}/copied`, copied ?? readFileSync(`${words.at(-1)}/nonce`, 'utf8'))
    return ended
  }
  const step = {
    kind: 'prove-nodes',
    name: 'farm',
    mustPass,
    folder,
    buildx: { program: 'buildx', environment: {} },
  } as const
  const { nodeProofs = [] } = await proveNodes(step, makeTools({ files, showCommand }))
  return {
    builds,
    nodeProofs,
    shown: nodeProofs.map(({ name, platform, status }) => [name, platform, status].join(' ')),
  }
}

const amd64 = 'linux/amd64, linux/amd64/v2, linux/386'

test('each node builds for its own platform', async () => {
  const { builds, shown } = await prove([{ detected: amd64 }, { detected: 'linux/arm64, linux/arm/v7' }])
  expect(builds.toSorted()).toEqual(['farm0 linux/amd64', 'farm1 linux/arm64'])
  expect(shown).toEqual(['farm0 linux/amd64 native', 'farm1 linux/arm64 native'])
})

test.each([
  [['linux/amd64', 'linux/amd64/v2'], amd64, [], 'native', 'native'],
  [['linux/arm64'], `${amd64}, linux/arm64`, [], 'emulated'],
  [['linux/arm64'], `${amd64}, linux/arm64`, ['linux/arm64'], 'not-run'],
  [['linux/arm64', 'linux/amd64'], amd64, [], 'not-run', 'native'],
  [['linux/s390x'], `${amd64}, linux/s390x`, [], 'not-checked'],
])('of %j, BuildKit lists %s, and builds for %j fail', async (requested, detected, broken, ...statuses) => {
  const { shown } = await prove([{ detected, requested }], broken)
  expect(shown).toEqual(statuses.map((status, at) => `farm0 ${requested[at]} ${status}`))
})

test.each([
  ['does not build for its own platform', ['linux/amd64'], undefined, 'exec format error'],
  ['gives the output of another build', [], 'other', 'its output is not that of the build'],
])('a node that %s fails the step, by its name', async (_, broken, copied, reason) => {
  await expect(prove([{ detected: amd64 }], broken, copied)).rejects.toMatchObject({
    code: 'proof-failed',
    message: expect.stringMatching(`on the node farm0: .*${reason}`),
  })
})

test('a node that does not build, and need not, is reported with its remedy; the other node is tested', async () => {
  const nodes = [{ detected: amd64 }, { detected: 'linux/arm64' }]
  const { shown, nodeProofs } = await prove(nodes, ['linux/amd64'], undefined, false)
  expect(shown).toEqual(['farm0 linux/amd64 not-run', 'farm1 linux/arm64 native'])
  expect(nodeProofs[0]).toMatchObject({
    detail: expect.stringMatching(/on the node farm0: .*exec format error/),
    remedy: expect.stringMatching(/./),
  })
})

test('a node that lists no platform fails the step', async () => {
  await expect(prove([{ detected: '' }])).rejects.toThrow('on the node farm0: it lists no platform')
})
