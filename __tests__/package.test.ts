import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { node20 } from './node-20.ts'

const root = resolve(import.meta.dirname, '..')
let folder = ''
let tarball = ''

/** Of the environment only what npm needs, and an empty cache: nothing can come from elsewhere. */
const environment = () => ({
  PATH: process.env['PATH'],
  HOME: folder,
  npm_config_cache: join(folder, 'cache'),
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
})

function npm(program: 'npm' | 'npx', words: readonly string[], cwd: string) {
  return execFileSync(program, [...words], { cwd, env: environment(), encoding: 'utf8', stdio: 'pipe' })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'berth-package-'))
  mkdirSync(join(folder, 'empty'))
  const [packed] = JSON.parse(npm('npm', ['pack', '--json', '--pack-destination', folder], root))
  tarball = join(folder, packed.filename)
  npm('npm', ['install', '--no-audit', '--no-fund', tarball], join(folder, 'empty'))
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the package holds the bundled doctor, its licences and nothing to install', () => {
  const modules = join(folder, 'empty/node_modules')
  expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['berth'])
  const files = readdirSync(join(modules, 'berth'), { recursive: true }).map(String)
  expect(files.toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'dist',
    'dist/companion.js',
    'dist/doctor.js',
    'dist/foreign-reader.js',
    'dist/licences.txt',
    'dist/owner-guard.js',
    'dist/package.json',
    'dist/runner-hooks.js',
    'dist/serve-guard.js',
    'package.json',
  ])
})

describe.each([
  ['Node.js 24', () => process.execPath],
  ['Node.js 20', node20],
])('installed offline into an empty folder, with %s', (_, node) => {
  const berth = (...words: string[]) =>
    spawnSync(node(), [join(folder, 'empty/node_modules/.bin/berth'), ...words], {
      cwd: join(folder, 'empty'),
      env: { DOCKER_HOST: `unix://${folder}/no.sock` },
      encoding: 'utf8',
    })

  test('berth --version', () => {
    expect(berth('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^berth \d+\./) })
  })

  test('berth doctor reports a machine without a daemon, and ends with status 1', () => {
    const { status, stdout, stderr } = berth('doctor', '--json')
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ verdict: { status: 'failed', failure: { code: 'findings' } } })
  })
})

test('npx runs it without installing it', () => {
  const words = ['--yes', `--package=${tarball}`, '--', 'berth', 'doctor', '--help']
  expect(npm('npx', words, folder)).toMatch(/^Usage: berth doctor /)
})
