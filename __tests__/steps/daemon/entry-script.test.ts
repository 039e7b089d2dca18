import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { entryScript } from '../../../src/steps/daemon/entry-script.ts'

/** The shells of this machine that check syntax: Debian's dash, Alpine's busybox, or another sh. */
const shells = [
  ['sh', '-n'],
  ['dash', '-n'],
  ['busybox', 'sh', '-n'],
].filter(([program = '']) => !spawnSync(program, ['-c', ':']).error)

test.each(shells)('%s accepts the syntax of the script', (program = '', ...words) => {
  const { status, stderr } = spawnSync(program, words, { input: entryScript, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

const linter = spawnSync('shellcheck', ['--version']).error ? test.skip : test
linter('shellcheck accepts the script', () => {
  const { stdout } = spawnSync('shellcheck', ['--shell=sh', '-'], { input: entryScript, encoding: 'utf8' })
  expect(stdout).toBe('')
})

test('the script does not use [ -w ], which is true for root in busybox even on a read-only filesystem', () => {
  expect(entryScript.replaceAll(/^ *#.*$/gm, '')).not.toMatch(/\[ (! )?-[rwx] /)
})

test('the script ends by executing the daemon, so that the daemon gets signals', () => {
  expect(entryScript.trimEnd().split('\n').at(-1)).toBe('exec "$@"')
})

test('the script uses no environment variable that a job could set: only PATH and its own TMPDIR', () => {
  const used = [...entryScript.matchAll(/\$\{?([A-Z_]+)/g)].map(([, name]) => name)
  expect(new Set(used)).toEqual(new Set(['PATH', 'TMPDIR']))
})
