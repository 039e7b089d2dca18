import { describe, expect, test } from '@jest/globals'
import type { JobBind, Privilege } from '../../../src/plan/plan.ts'
import { startDaemon } from '../../../src/steps/daemon/start-daemon.ts'
import { TierRefused } from '../../../src/steps/daemon/tier-refused.ts'
import { memoryFiles } from '../../facts/memory-files.ts'
import { fakeDocker, makeTools } from '../make-tools.ts'
import { makeLaunch } from './make-step.ts'

const bind = (path: string, ifMissing: JobBind['ifMissing']): JobBind => ({
  source: `/srv${path}`,
  destination: path,
  ifMissing,
})
const step = makeLaunch({ binds: [bind('/work', 'make'), bind('/home/a', 'leave-out')] })
const refusal = (message: string) => Object.assign(new Error(message), { statusCode: 400, json: { message } })

/** Starts it on an engine that gives these errors until the home is left out. Gives the mounts of each attempt. */
async function start(refused: { create?: string; start?: string }) {
  const attempts: (string | undefined)[][] = []
  const removed: string[] = []
  const isWithHome = () => attempts.at(-1)?.includes('/home/a')
  const docker = fakeDocker({
    createContainer: async ({ HostConfig }) => {
      attempts.push((HostConfig?.Mounts ?? []).slice(1).map(({ Target }) => Target))
      if (refused.create && isWithHome()) throw refusal(refused.create)
      return 'id'
    },
    startContainer: async () => {
      if (refused.start && isWithHome()) throw refusal(refused.start)
    },
    removeContainer: async (name) => void removed.push(name),
  })
  const tools = makeTools({ files: memoryFiles({ '/work': '', '/home/a': '' }) })
  await startDaemon(step, 'capabilities', '/daemon.json', docker, { mounts: [], variables: [] }, tools)
  return { attempts, removed, log: tools.reported.log }
}

test('all directories are mounted', async () => {
  expect(await start({})).toEqual({ attempts: [['/work', '/home/a']], removed: [], log: [] })
})

test.each([
  { create: 'invalid mount config for type "bind": bind source path does not exist: /srv/home/a' },
  {
    start:
      'OCI runtime create failed: error mounting "/srv/home/a" to rootfs at "/home/a": permission denied',
  },
])('a home directory that the engine cannot mount is left out, with a log line: %j', async (refused) => {
  expect(await start(refused)).toEqual({
    attempts: [['/work', '/home/a'], ['/work']],
    removed: [step.container],
    log: [
      'Leaving out /home/a: the host daemon cannot mount it, so bind mounts below it are empty in the job daemon',
    ],
  })
})

test.each([
  'invalid mount config for type "bind": bind source path does not exist: /srv/work',
  'No such image: docker:29.7.2-dind',
])('any other error is thrown: %s', async (create) => {
  await expect(start({ create })).rejects.toThrow(create)
})

describe('a tier that the host daemon refuses', () => {
  const launch = (privilege: Privilege, message: string) => {
    const docker = fakeDocker({
      createContainer: async () => 'id',
      startContainer: async () => {
        throw refusal(message)
      },
    })
    const none = { mounts: [], variables: [] }
    return startDaemon(step, privilege, '/daemon.json', docker, none, makeTools({ files: memoryFiles({}) }))
  }

  test.each([
    'unknown or invalid runtime name: sysbox-runc',
    'failed to create task for container: failed to create shim task: OCI runtime create failed: container requires user-ID mapping',
  ])('is named with its error, so that the next one is tried: %s', async (message) => {
    await expect(launch('sysbox', message)).rejects.toThrow(TierRefused)
    await expect(launch('sysbox', message)).rejects.toThrow(message)
    await expect(launch('capabilities', message)).rejects.not.toThrow(TierRefused)
  })

  test('is not refused by a full disk', async () => {
    await expect(launch('sysbox', 'no space left on device')).rejects.not.toThrow(TierRefused)
  })
})
