import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { node20 } from './node-20.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const names = readdirSync(dist)
const textOf = (name: string) => readFileSync(join(dist, name), 'utf8')
const entryPoints = ['main.js', 'post.js', 'doctor.js']
const onDemand = [
  'buildx-installer.js',
  'cache-keeper.js',
  'github-client.js',
  'daemon-launcher.js',
  'kubernetes-builder.js',
  'prover-archive.js',
  'remote-builder.js',
  'runner-hooks.js',
  'owner-guard.js',
  'serve-guard.js',
  'step-handlers.js',
  'toml-parser.js',
  'tool-cache-client.js',
  'yaml-parser.js',
]

describe('what is shipped', () => {
  test('is the entry points, the licences and nothing else', () => {
    expect(names.toSorted()).toEqual(
      [
        ...entryPoints,
        ...onDemand,
        'foreign-reader.js',
        'companion.js',
        'licences.txt',
        'package.json',
      ].toSorted(),
    )
  })

  test.each(entryPoints)('%s is small enough to load at once', (name) => {
    expect(statSync(join(dist, name)).size).toBeLessThanOrEqual(700_000)
  })

  test.each(names.filter((name) => name.endsWith('.js')))('%s loads node:http without its undici', (name) => {
    expect(textOf(name)).not.toMatch(/^import .* from ["'](node:)?http["']/m)
  })

  test.each(entryPoints)('%s can be read: it is unminified', (name) => {
    const lines = textOf(name).split('\n')
    const own = lines.filter((line) => line.startsWith('// src/'))
    expect(own.length).toBeGreaterThan(10)
    const lengths = lines.map((line) => line.length).toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(60)
  })

  test.each(entryPoints)('%s holds no ssh client, no gRPC and no native code', (name) => {
    const bundled = [...textOf(name).matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(
      ([, from]) => from,
    )
    expect(bundled.length).toBeGreaterThan(0)
    for (const unreached of ['ssh2', '@grpc/grpc-js', 'protobufjs', 'cpu-features', 'undici']) {
      expect(bundled).not.toContain(unreached)
    }
    expect(textOf(name)).not.toMatch(/require\("[^"]*\.node"\)/)
  })

  test('the client of GitHub’s API is beside main, which loads it only to ask something', () => {
    expect(textOf('main.js')).toContain('await import("./github-client.js")')
    for (const name of entryPoints) expect(textOf(name)).not.toMatch(/^\/\/ node_modules\/@octokit\//m)
    expect(textOf('github-client.js')).toMatch(/^\/\/ node_modules\/@actions\/github\//m)
    expect(statSync(join(dist, 'github-client.js')).size).toBeLessThanOrEqual(1_100_000)
  })

  test('what installs Buildx is beside main too, which loads it only for that', () => {
    expect(textOf('main.js')).toContain('await import("./buildx-installer.js")')
    expect(textOf('buildx-installer.js')).not.toMatch(/^\/\/ node_modules\//m)
    expect(textOf('tool-cache-client.js')).toMatch(/^\/\/ node_modules\/@actions\/tool-cache\//m)
    expect(statSync(join(dist, 'tool-cache-client.js')).size).toBeLessThanOrEqual(200_000)
  })

  test('names the licence of each package that is bundled', () => {
    const licences = textOf('licences.txt')
    const bundled = [...entryPoints, ...onDemand].flatMap((name) =>
      [...textOf(name).matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, from = '']) => from),
    )
    for (const name of new Set(bundled)) expect(licences).toContain(name)
  })

  test('names origin, version and licence of the seccomp profile, which is moby’s', () => {
    const licences = textOf('licences.txt')
    expect(licences).toMatch(/^github\.com\/moby\/profiles\/seccomp v[\d.]+ \(Apache-2\.0\)$/m)
    expect(licences).toContain('END OF TERMS AND CONDITIONS')
  })
})

describe.each([
  ['Node.js 24', () => process.execPath],
  ['Node.js 20', node20],
])('alone in an empty folder, without any environment, %s', (_, node) => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'berth-alone-'))
    cpSync(dist, join(folder, 'dist'), { recursive: true })
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const run = (name: string, ...words: string[]) =>
    spawnSync(node(), [join(folder, 'dist', name), ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: {},
    })

  test('main says which input is wrong, and nothing of its insides', () => {
    const { status, stdout, stderr } = run('main.js')
    expect(status).toBe(1)
    expect(stderr).toBe('')
    expect(stdout.trimEnd()).toMatch(
      /^::error title=invalid-input::The input `mode` is ""\. It must be one of [^\n]*$/,
    )
  })

  test('the post step has nothing to clean up', () => {
    expect(run('post.js')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: 'Nothing to clean up.\n',
    })
  })

  test('doctor prints its version and its help', () => {
    expect(run('doctor.js', '--version')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^berth \d/),
    })
    expect(run('doctor.js', '--help').stdout).toMatch(/^Usage: berth doctor /)
  })
})
