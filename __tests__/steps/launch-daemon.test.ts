import { expect, test } from '@jest/globals'
import { launchDaemon } from '../../src/steps/launch-daemon.ts'
import { makeLaunch } from './daemon/make-step.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const step = makeLaunch()

test.each([
  ['a container that no longer exists', null],
  ["a container of that name without the job's labels", { Config: { Labels: {} }, State: { Running: true } }],
])('undo touches nothing of %s', async (_, found) => {
  const asked: string[] = []
  const docker = fakeDocker({
    inspectContainer: async (name) => {
      asked.push(name)
      return found as never
    },
    // No disk of `storage: loop`.
    inspectVolume: async () => null,
  })
  if (launchDaemon.undo !== 'nothing') await launchDaemon.undo(step, makeTools({ connect: () => docker }))
  expect(asked).toEqual([step.container, step.disk.container])
})
