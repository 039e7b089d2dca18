import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { builtAction } from '../build-action.ts'
import { forOwners } from '../docs/classified.ts'
import { snippetOf } from '../docs/snippets.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { expectSuccess, play } from './play.ts'

/** Runs a command of docs/runner-machines.md as its reader would, in another directory than /opt. */
async function followed({ page, words }: { readonly page: string; readonly words: string }) {
  const folder = await temporaryFolder('owner')
  const berth = join(folder, 'berth')
  writeFileSync(berth, `#!/bin/sh\nexec '${process.execPath}' '${await builtAction()}/doctor.js' "$@"\n`)
  chmodSync(berth, 0o755)
  const hooks = join(folder, 'hooks')
  const command = snippetOf(page, words)?.text.replace('/opt/berth-hooks', hooks) ?? ''
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` }
  const printed = execFileSync('sh', ['-e', '-c', command], { env, encoding: 'utf8' })
  return { hooks, printed }
}

test('the hooks that the page has its reader write are those of the lines that are printed, and work', async () => {
  const { printed } = await followed(forOwners.hooks)
  const value = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(printed)?.[1] ?? ''
  const played = await play({
    hooks: {
      started: value('ACTIONS_RUNNER_HOOK_JOB_STARTED'),
      completed: value('ACTIONS_RUNNER_HOOK_JOB_COMPLETED'),
    },
    job: 'steps:\n  - run: docker version\n',
  })
  expectSuccess(played)
  expect(played.steps.map(({ name }) => name)).toEqual(['Set up runner', 'docker version', 'Complete runner'])
})

// Its hook would remove what others make on this daemon meanwhile: __tests__/faults/hooks.test.ts plays it on another one.
test('with --reap the script after the job removes what is new', async () => {
  const { hooks } = await followed(forOwners.reap)
  expect(readFileSync(join(hooks, 'job-completed.sh'), 'utf8')).toMatch(/ job-completed --reap$/m)
  expect(readFileSync(join(hooks, 'job-started.sh'), 'utf8')).not.toContain('--reap')
})
