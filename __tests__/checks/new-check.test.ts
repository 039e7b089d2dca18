import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const copied = [
  'script/new-check.mjs',
  'src/checks',
  'src/facts/facts.ts',
  'src/facts/kinds',
  'src/facts/relations',
  'src/values',
  'docs/findings',
  '__tests__/checks',
  '__tests__/make-facts.ts',
  'tsconfig.json',
  'biome.json',
  'package.json',
  'jest.config.js',
]

let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'new-check-'))
  for (const path of copied) cpSync(join(repository, path), join(copy, path), { recursive: true })
  rmSync(join(copy, '__tests__/checks/new-check.test.ts'))
  // Jest refuses a configuration that names a file which is not there.
  for (const part of ['faults', 'vm', 'kubernetes']) {
    mkdirSync(join(copy, '__tests__', part))
    for (const name of ['begin.ts', 'end.ts']) {
      writeFileSync(join(copy, '__tests__', part, name), 'export {}\n')
    }
  }
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

describe('script/new-check.mjs', () => {
  test('prints its usage', () => {
    expect(newCheck('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('npm run new-check <id>'),
    })
    expect(newCheck()).toMatchObject({ status: 2 })
  })

  test.each(['Mtu', 'mtu', 'mtu_mismatch', '../evil-file'])('refuses %s', (id) => {
    expect(newCheck(id)).toMatchObject({ status: 2, stderr: expect.stringContaining('is no id') })
  })

  test('overwrites no file', () => {
    expect(newCheck('mtu-mismatch')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('already exists'),
    })
  })

  test('creates a check that compiles and is in the sorted list, and tests that fail until it is written', () => {
    expect(newCheck('missing-cgroup-2')).toMatchObject({ status: 0, stderr: '' })

    expect(run('node_modules/.bin/tsc', '--noEmit')).toMatchObject({ status: 0, stdout: '' })
    expect(run('node_modules/.bin/biome', 'check', 'src/checks', '__tests__/checks').status).toBe(0)
    const list = readFileSync(join(copy, 'src/checks/index.ts'), 'utf8')
    expect(list).toMatch(/ {2}lowDiskSpace,\n {2}missingCgroup2,\n {2}missingClient,/)

    const jest = [
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      'unit',
      '--json',
    ]
    const { stdout } = run(process.execPath, ...jest, 'missing-cgroup-2', 'catalogue')
    const results: { testResults: { assertionResults: { fullName: string; status: string }[] }[] } =
      JSON.parse(stdout)
    const assertions = results.testResults.flatMap(({ assertionResults }) => assertionResults)
    const failed = assertions.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
    expect(failed.toSorted()).toEqual([
      'missing-cgroup-2 fails: the problem',
      'missing-cgroup-2 has the sections of a page, in their order, none empty',
    ])
  }, 60_000)
})

function newCheck(...argumentsOfIt: string[]) {
  return run(process.execPath, 'script/new-check.mjs', ...argumentsOfIt)
}

function run(program: string, ...argumentsOfIt: string[]) {
  const { status, stdout, stderr } = spawnSync(program, argumentsOfIt, { cwd: copy, encoding: 'utf8' })
  return { status, stdout, stderr }
}
