import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { hookScripts, scriptNames } from '../../../src/action/hooks/hook-scripts.ts'
import { temporaryFolder } from '../../opened/folder.ts'

/** Runs a script as the runner does, with a program in place of Node.js that prints its words. */
async function run(name: string, options: Parameters<typeof hookScripts>[1], isThere = true) {
  const folder = join(await temporaryFolder('hook scripts'), `o'clock $HOME`)
  mkdirSync(folder)
  const programs = { node: join(folder, 'node'), berth: join(folder, 'doctor.js') }
  writeFileSync(programs.node, '#!/bin/sh\nprintf "%s\\n" "$@"\nexit 7\n')
  chmodSync(programs.node, 0o755)
  if (isThere) writeFileSync(programs.berth, '')
  const script = join(folder, name)
  writeFileSync(
    script,
    Object.entries(hookScripts(programs, options)).find(([key]) => key === name)?.[1] ?? '',
  )
  const { status, stdout } = spawnSync('sh', ['-e', script], { encoding: 'utf8' })
  return { status, lines: stdout.replaceAll(folder, 'FOLDER').trim().split('\n') }
}

test('each runs its command with the options of the owner, and gives its exit code to the runner', async () => {
  expect(await run(scriptNames.started, { failOn: 'error', reap: true })).toEqual({
    status: 7,
    lines: ['FOLDER/doctor.js', 'job-started', '--fail-on', 'error'],
  })
  expect(await run(scriptNames.completed, { failOn: 'error', reap: true })).toEqual({
    status: 7,
    lines: ['FOLDER/doctor.js', 'job-completed', '--reap'],
  })
  expect((await run(scriptNames.completed, { failOn: 'never', reap: false })).lines).toEqual([
    'FOLDER/doctor.js',
    'job-completed',
  ])
})

test('a Berth that is gone is a warning, and does not fail the job', async () => {
  expect(await run(scriptNames.started, { failOn: 'never', reap: false }, false)).toEqual({
    status: 0,
    lines: [
      '::warning title=berth hooks::FOLDER/node or FOLDER/doctor.js is missing. Run `berth hooks` again on this machine.',
    ],
  })
})
