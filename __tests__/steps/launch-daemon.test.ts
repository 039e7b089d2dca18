import { expect, test } from '@jest/globals'
import { launchDaemon } from '../../src/steps/launch-daemon.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { makeLaunch } from './daemon/make-step.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const step = makeLaunch()

test.each([
  ['a daemon has 30 s to stop what runs in it', { [step.socket]: '' }, 30],
  ['one that has not made its socket yet has 2 s: it may not heed SIGTERM', {}, 2],
])('undo: %s', async (_, entries, wanted) => {
  let running = true
  let there = true
  const graces: number[] = []
  const docker = fakeDocker({
    inspectContainer: async () =>
      there ? ({ Config: { Labels: step.labels }, State: { Running: running, ExitCode: 0 } } as never) : null,
    stopContainer: async (_name, grace) => {
      graces.push(grace)
      running = false
    },
    removeContainer: async () => {
      there = false
    },
  })
  const tools = makeTools({ connect: () => docker, files: memoryFiles(entries) })
  if (launchDaemon.undo !== 'nothing') await launchDaemon.undo(step, tools)
  expect(graces).toEqual([wanted])
})
