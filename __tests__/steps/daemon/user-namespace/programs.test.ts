import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { programs } from '../../../../src/steps/daemon/user-namespace/programs.ts'
import { runnersOf, testPrograms } from '../../static-programs.ts'

const directory = mkdtempSync(join(tmpdir(), 'berth-enclose-'))
afterAll(() => rmSync(directory, { recursive: true }))

testPrograms('src/steps/daemon/user-namespace/enclose.c', programs, 8192)

describe.each(runnersOf(programs))('the program for %s', (architecture, runner) => {
  const enclose = join(directory, architecture)
  writeFileSync(enclose, Buffer.from(programs[architecture] ?? '', 'base64'), { mode: 0o755 })
  const run = (...given: string[]) => {
    const [first = '', ...rest] = [...runner, enclose, ...given]
    return spawnSync(first, rest, { encoding: 'utf8' })
  }

  test.each([
    ['an unknown command', ['dance'], 22],
    ['a command with too few arguments', ['idmap', '100000', '0'], 22],
    ['no command', [], 22],
  ])('exits with the errno of %s', (_, given, errno) => {
    expect(run(...given).status).toBe(errno)
  })
})
