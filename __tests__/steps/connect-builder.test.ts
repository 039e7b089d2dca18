import { expect, test } from '@jest/globals'
import type { ConnectBuilder } from '../../src/plan/plan.ts'
import { connectBuilder } from '../../src/steps/connect-builder.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { fakeCommands, makeTools } from './make-tools.ts'

const step: ConnectBuilder = {
  kind: 'connect-builder',
  driver: 'remote',
  name: 'farm',
  buildx: { program: 'buildx', environment: {} },
  folder: '/temp/buildx',
  nodes: [
    { name: null, endpoint: 'tcp://one.example:1234', platforms: ['linux/amd64'] },
    { name: 'arm', endpoint: 'tcp://two.example:1234', platforms: [] },
  ],
  use: true,
  cleanup: true,
  secret: {
    settings: [
      { driverOptions: ['cacert=/ca.pem'], buildkitdFlags: '' },
      { driverOptions: [], buildkitdFlags: '' },
    ],
    buildkitdConfiguration: '',
    certificates: [],
  },
}
const inspected =
  'Name: farm\nDriver: remote\n\nNodes:\nName: farm0\nStatus: running\nPlatforms: linux/amd64\n'

async function connect(differences: Partial<ConnectBuilder>, entries: Record<string, string> = {}) {
  const { runCommand, ran } = fakeCommands(() => ({ stdout: inspected }))
  const copied: string[] = []
  const files = {
    ...memoryFiles(entries),
    makeDirectory: async () => {},
    copy: async (_: string, to: string) => void copied.push(to),
  }
  const tools = makeTools({ showCommand: runCommand, files, environment: { BUILDX_CONFIG: '/user' } })
  const achieved = await connectBuilder.apply({ ...step, ...differences }, tools, {})
  return { ran, copied, builder: achieved.builder }
}

test('the builder has all nodes before buildx starts it', async () => {
  const { ran, builder, copied } = await connect({})
  expect(ran).toEqual([
    'buildx create --name farm --driver remote --use --driver-opt cacert=/ca.pem --platform linux/amd64 tcp://one.example:1234',
    'buildx create --name farm --append --node arm tcp://two.example:1234',
    'buildx inspect --bootstrap farm',
  ])
  expect(builder).toMatchObject({ name: 'farm', driver: 'remote', platforms: ['linux/amd64'] })
  expect(copied).toEqual([])
})

test('with `use: false` the builder is not the current one', async () => {
  const { ran } = await connect({ use: false })
  expect(ran[0]).not.toContain('--use')
})

test('with `cleanup: false` later jobs find the builder by its name', async () => {
  const { copied } = await connect({ cleanup: false })
  expect(copied).toEqual(['/user/instances/farm'])
})

test('a builder that buildx knows is used without changes', async () => {
  const { ran, builder } = await connect({}, { '/temp/buildx/instances/farm': '{}' })
  expect(ran).toEqual(['buildx use farm', 'buildx inspect --bootstrap farm'])
  expect(builder).toMatchObject({ reused: true })
})
