import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'
import { programs } from '../../../src/steps/prover/programs.ts'

const directory = mkdtempSync(join(tmpdir(), 'berth-prover-'))
afterAll(() => rmSync(directory, { recursive: true }))

const root = fileURLToPath(new URL('../../../', import.meta.url))
const isThere = (program: string) => !spawnSync(program, ['--version']).error
// script/prover installs what is missing where it may: on Debian as root.
const canAssemble =
  (isThere('as') && isThere('aarch64-linux-gnu-as')) || (isThere('apt-get') && process.getuid?.() === 0)
const assembling = canAssemble ? test : test.skip

assembling(
  'they are what the assembly beside them makes',
  () => {
    const file = join(directory, 'programs.ts')
    const { status, stderr } = spawnSync('script/prover', [file], { cwd: root, encoding: 'utf8' })
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(root, 'src/steps/prover/programs.ts'), 'utf8'))
  },
  120_000,
)

/** e_machine of elf(5). */
const machines: Readonly<Record<string, number>> = { x86_64: 62, aarch64: 183 }

test.each(Object.entries(programs))('the one for %s is a small program for it', (architecture, base64) => {
  const program = Buffer.from(base64, 'base64')
  expect(program.subarray(0, 4)).toEqual(Buffer.from('\x7fELF'))
  expect(program.readUInt16LE(18)).toBe(machines[architecture])
  expect(program.length).toBeLessThan(1024)
})

const architecture = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as 'x64' | 'arm64'] ?? ''
describe(`the one for this machine (${architecture})`, () => {
  const prover = join(directory, 'prover')
  writeFileSync(prover, Buffer.from(programs[architecture] ?? '', 'base64'), { mode: 0o755 })
  const run = (...words: string[]) => spawnSync(prover, words, { maxBuffer: 1024 ** 2 })

  test('writes a file out', () => {
    const file = join(directory, 'short')
    writeFileSync(file, 'a1b2c3d4')
    const { status, stdout } = run(file)
    expect([status, stdout.toString()]).toEqual([0, 'a1b2c3d4'])
  })

  test('writes a file out that is longer than its buffer', () => {
    const file = join(directory, 'long')
    const content = Buffer.from(Array.from({ length: 10_000 }, (_, index) => index % 256))
    writeFileSync(file, content)
    const { status, stdout } = run(file)
    expect(status).toBe(0)
    expect(stdout.equals(content)).toBe(true)
  })

  test('writes nothing of an empty file', () => {
    const file = join(directory, 'empty')
    writeFileSync(file, '')
    expect(run(file)).toMatchObject({ status: 0, stdout: Buffer.alloc(0) })
  })

  test.each([
    ['a file that is not there', '/nowhere', 2],
    ['a directory', directory, 21],
    ['a path through a file', '/etc/passwd/x', 20],
  ])('ends with the errno of %s', (_, path, errno) => {
    expect(run(path).status).toBe(errno)
  })
})
