import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { playJob } from '../../ground/runner/play-job.ts'
import { docker } from '../integration/host.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { writtenHooks } from '../opened/hooks.ts'
import { everything } from './play.ts'

/** The daemon is that of the faults alone, so that `--reap` can remove what is new in it. */

const job = `on: push
jobs:
  played:
    runs-on: ubuntu-latest
    steps:
      - run: |
          docker volume create left-volume
          docker network create left-network
          docker run --detach --name left --network left-network --volume left-volume:/data berth-ground/busybox:1 sleep 600
          docker run --detach --volume /anonymous berth-ground/busybox:1 sleep 600
          docker volume create --label berth.cache=pool left-cache
          docker volume create buildx_buildkit_left0_state
          exit 1
`

test('the hook after a job removes all that the job left, and nothing that was there before', async () => {
  const before = await everything()
  const folder = await temporaryFolder('reap')
  const workflow = join(folder, 'workflow.yml')
  writeFileSync(workflow, job)
  const played = await playJob({
    ...{ workflow, job: 'played', checkout: async () => {}, run: String(randomInt(1e9, 1e10)) },
    hooks: await writtenHooks('--reap'),
  })
  const completed = played.steps.find(({ name }) => name === 'Complete runner')
  expect(played.status).toBe('failure')
  expect(completed?.printed.match(/: removed$/gm)).toHaveLength(5)
  // What later jobs use.
  await docker('volume', 'rm', 'left-cache', 'buildx_buildkit_left0_state')
  expect(await everything()).toEqual(before)
})
