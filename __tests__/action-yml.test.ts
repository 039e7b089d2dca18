import { describe, expect, test } from '@jest/globals'
import { readInputs } from '../src/action/inputs.ts'
import { readBuildkitdConfiguration } from '../src/action/read-buildkitd-configuration.ts'
import { outputNames } from '../src/report/outputs.ts'
import { actionFile, declaredInputs } from './action/declared-inputs.ts'
import { memoryFiles } from './facts/memory-files.ts'
import { job } from './plan/make-situation.ts'

test('it runs on Node 24, by the files that are built', () => {
  expect(actionFile.runs).toEqual({ using: 'node24', main: 'dist/main.js', post: 'dist/post.js' })
})

test('the inputs that are read are those that are declared', async () => {
  const asked = new Set<string>()
  const read = (name: string) => {
    asked.add(name)
    return declaredInputs.defaults[name] ?? ''
  }
  await readBuildkitdConfiguration(read, {}, memoryFiles({}), async () => null)
  readInputs(read, job, {}, [])
  expect([...asked].toSorted()).toEqual(declaredInputs.names.toSorted())
})

test('the outputs that are set are those that are declared, in one order', () => {
  expect(Object.keys(actionFile.outputs)).toEqual([...outputNames])
})

describe.each([
  ['input', actionFile.inputs],
  ['output', actionFile.outputs],
] as const)('each %s', (_, declared) => {
  test.each(Object.entries(declared))('%s is described in sentences', (_name, { description }) => {
    expect(description).toMatch(/^[A-Z`].*[.]$/s)
  })
})

test.each(Object.entries(actionFile.inputs))(
  'the input %s has a default, so that none must be given',
  (_, input) => {
    expect(typeof input.default).toBe('string')
    expect(input.required).toBeUndefined()
  },
)
