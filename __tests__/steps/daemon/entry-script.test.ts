import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { entryScript } from '../../../src/steps/daemon/entry-script.ts'
import { innerScript } from '../../../src/steps/daemon/user-namespace/inner-script.ts'
import { outerScript } from '../../../src/steps/daemon/user-namespace/outer-script.ts'

/** The shells of this machine that check syntax: Debian's dash, Alpine's busybox, or another sh. */
const shells = [
  ['sh', '-n'],
  ['dash', '-n'],
  ['busybox', 'sh', '-n'],
].filter(([program = '']) => !spawnSync(program, ['-c', ':']).error)

const linter = spawnSync('shellcheck', ['--version']).error ? test.skip : test

describe.each([
  ['the entry script', entryScript],
  ['the outer script of a user namespace', outerScript],
  ['the inner script of a user namespace', innerScript],
])('%s', (_, script) => {
  test.each(shells)('has a syntax that %s accepts', (program = '', ...words) => {
    const { status, stderr } = spawnSync(program, words, { input: script, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  linter('is accepted by shellcheck', () => {
    const { stdout } = spawnSync('shellcheck', ['--shell=sh', '-'], { input: script, encoding: 'utf8' })
    expect(stdout).toBe('')
  })

  test('does not use [ -w ], which is true for root in busybox even on a read-only filesystem', () => {
    expect(script.replaceAll(/^ *#.*$/gm, '')).not.toMatch(/\[ (! )?-[rwx] /)
  })

  test('uses no environment variable that a job could set: only PATH and its own TMPDIR', () => {
    const used = [...script.matchAll(/\$\{?([A-Z_]+)/g)].map(([, name]) => name)
    expect(['PATH', 'TMPDIR']).toEqual(expect.arrayContaining(used))
  })
})

test.each([entryScript, innerScript])(
  'the last script executes the daemon, so that it gets signals',
  (script) => {
    expect(script.trimEnd().split('\n').at(-1)).toBe('exec "$@"')
  },
)
