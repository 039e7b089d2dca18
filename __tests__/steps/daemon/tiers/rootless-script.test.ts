import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { rootlessScript, rootlessScriptInside } from '../../../../src/steps/daemon/tiers/rootless-script.ts'

/** The shells of this machine that check syntax: Debian's dash, Alpine's busybox, or another sh. */
const shells = [
  ['sh', '-n'],
  ['dash', '-n'],
  ['busybox', 'sh', '-n'],
].filter(([program = '']) => !spawnSync(program, ['-c', ':']).error)
const scripts = [rootlessScript, rootlessScriptInside]

test.each(shells)('%s accepts the syntax of the scripts', (program = '', ...words) => {
  for (const input of scripts) {
    const { status, stderr } = spawnSync(program, words, { input, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  }
})

const linter = spawnSync('shellcheck', ['--version']).error ? test.skip : test
linter('shellcheck accepts the scripts', () => {
  for (const input of scripts) {
    expect(spawnSync('shellcheck', ['--shell=sh', '-'], { input, encoding: 'utf8' }).stdout).toBe('')
  }
})

test('each ends by executing the next program, so that it gets signals', () => {
  for (const script of scripts) expect(script.trimEnd().split('\n').at(-1)).toBe('exec "$@"')
})

test('a missing program is named, with an image that has it', () => {
  const { stderr } = spawnSync('sh', ['-c', rootlessScript, 'berth', '', '', '', '', '', 'dockerd'], {
    encoding: 'utf8',
    env: { PATH: '/bin:/usr/bin' },
  })
  expect(stderr).toMatch(
    /^berth: refused: The image contains no (rootlesskit|slirp4netns|dockerd)\. Set `dind-image` to an image for rootless daemons, such as docker:/,
  )
})
