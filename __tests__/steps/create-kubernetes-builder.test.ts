import { expect, test } from '@jest/globals'
import { labelsOf } from '../../src/plan/job.ts'
import type { CreateKubernetesBuilder } from '../../src/plan/plan.ts'
import { createKubernetesBuilder } from '../../src/steps/create-kubernetes-builder.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { job } from '../plan/make-situation.ts'
import { fakeCommands, makeTools } from './make-tools.ts'

const step: CreateKubernetesBuilder = {
  kind: 'create-kubernetes-builder',
  name: 'pods',
  buildx: { program: 'buildx', environment: {} },
  folder: '/temp/buildx',
  nodes: [{ name: null, endpoint: '', platforms: [] }],
  labels: labelsOf(job),
  use: true,
  cleanup: true,
  secret: {
    settings: [{ driverOptions: ['namespace=ci'], buildkitdFlags: '--debug' }],
    buildkitdConfiguration: 'debug = true',
  },
}
const inspected = 'Name: pods\nDriver: kubernetes\n\nNodes:\nName: pods0\nStatus: running\n'
const record = '/temp/buildx/instances/pods'

function toolsWith(entries: Record<string, string>) {
  const { runCommand, ran } = fakeCommands(() => ({ stdout: inspected }))
  const written: string[] = []
  const files = {
    ...memoryFiles(entries),
    writeText: async (path: string) => void written.push(path),
  }
  return { tools: makeTools({ showCommand: runCommand, files }), ran, written }
}

test('the builder has the settings of the inputs', async () => {
  const { tools, ran, written } = toolsWith({})
  await createKubernetesBuilder.apply(step, tools, {})
  const configuration = '/temp/buildx/berth-buildkitd.toml'
  expect(written).toEqual([configuration])
  expect(ran).toEqual([
    `buildx create --name pods --driver kubernetes --use --config ${configuration} --driver-opt namespace=ci --buildkitd-flags --debug`,
    'buildx inspect --bootstrap pods',
  ])
})

test.each([
  ['the builder is removed', {}, { [record]: '{}' }, ['buildx rm --force pods']],
  ['a builder to keep stays', { cleanup: false }, { [record]: '{}' }, []],
  ['nothing is removed if buildx has not created the builder', {}, {}, []],
])('undo: %s', async (_, differences, entries, expected) => {
  const { tools, ran } = toolsWith(entries)
  if (createKubernetesBuilder.undo === 'nothing') throw new Error('no undo')
  await createKubernetesBuilder.undo({ ...step, ...differences }, tools)
  expect(ran).toEqual(expected)
})
