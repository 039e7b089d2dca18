import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { entryScript } from '../../../src/steps/daemon/entry-script.ts'

/** What `sh -n` is on this machine: Debian's dash, Alpine's busybox, or whatever stands for sh. */
const shells = [
  ['sh', '-n'],
  ['dash', '-n'],
  ['busybox', 'sh', '-n'],
].filter(([program = '']) => !spawnSync(program, ['-c', ':']).error)

test.each(shells)('%s can read it', (program = '', ...words) => {
  const { status, stderr } = spawnSync(program, words, { input: entryScript, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

const linter = spawnSync('shellcheck', ['--version']).error ? test.skip : test
linter('shellcheck has nothing against it', () => {
  const { stdout } = spawnSync('shellcheck', ['--shell=sh', '-'], { input: entryScript, encoding: 'utf8' })
  expect(stdout).toBe('')
})

test('it asks no test of a shell whether a file can be written: busybox answers yes to root on a read-only file system', () => {
  expect(entryScript.replaceAll(/^ *#.*$/gm, '')).not.toMatch(/\[ (! )?-[rwx] /)
})

test('it ends as the daemon itself, so that signals reach it', () => {
  expect(entryScript.trimEnd().split('\n').at(-1)).toBe('exec "$@"')
})

test('it asks for nothing that a job could put in: no variable of the environment but PATH, and one of its own', () => {
  const used = [...entryScript.matchAll(/\$\{?([A-Z_]+)/g)].map(([, name]) => name)
  expect(new Set(used)).toEqual(new Set(['PATH', 'TMPDIR']))
})
