import { execFile } from 'node:child_process'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import type { Job } from '../run-action.ts'
import { becomeUser, runnerUser } from '../walls/become-user.ts'
import { filesystems, mounted } from '../walls/mounted.ts'
import { aJob, images, loadBusybox, ownDaemon } from './host.ts'

// With `privilege: user-namespace`, files of containers in the workspace belong to the job's user, on each filesystem whose
// mounts can map owners.

beforeAll(async () => {
  await promisify(execFile)('script/ground', ['filesystems'])
})

async function aJobOn(filesystem: (typeof filesystems)[number], user: number): Promise<Job> {
  const job = await aJob(await mounted(filesystem))
  if (user !== 0) await becomeUser(job, user)
  return job
}

const users = [runnerUser, 0]
const cases = filesystems
  .filter((filesystem) => filesystem !== 'overlay')
  .flatMap((filesystem) => users.map((user) => ({ filesystem, user })))

test.each(orFew(cases, ({ filesystem, user }) => (filesystem === 'xfs') === (user === runnerUser)))(
  'the workspace on $filesystem, user $user: root of a container and the job own the same files',
  async ({ filesystem, user }) => {
    const job = await aJobOn(filesystem, user)
    const { outputs, log } = await job.main({ ...ownDaemon, privilege: 'user-namespace' })
    if (outputs['privilege'] !== 'user-namespace') throw new Error(log)
    await loadBusybox(job)
    const own = join(job.workspace, 'own')
    writeFileSync(own, 'of the job')
    await job.sh(`chown ${user}:${user} own && chmod 600 own`)
    const inside =
      'stat -c "%u %g" own; cat own; echo; mkdir -p made/in && echo new >made/in/file && echo more >>own'
    const seen = await job.sh(`docker run --rm -v "$PWD:$PWD" -w "$PWD" ${images.busybox} sh -c '${inside}'`)
    expect(seen).toBe('0 0\nof the job')
    const { uid, gid } = statSync(join(job.workspace, 'made/in/file'))
    expect({ uid, gid }).toEqual({ uid: user, gid: user })
    // The next job's checkout removes them.
    await job.sh(`setpriv --reuid=${user} --regid=${user} --clear-groups rm -r made own`)
    // A user of an image is nobody on the machine, and never root.
    await job.sh(
      `chmod 777 . && docker run --rm --user 1000 -v "$PWD:$PWD" -w "$PWD" ${images.busybox} touch other`,
    )
    expect(statSync(join(job.workspace, 'other')).uid).toBe(user === 0 ? 1000 : 101_000)
  },
)

test('the workspace on overlayfs, whose mounts cannot map owners: auto takes the next tier and says why', async () => {
  const job = await aJobOn('overlay', runnerUser)
  const { exitCode, outputs, log } = await job.main({ ...ownDaemon, privilege: 'auto' })
  expect({ exitCode, privilege: outputs['privilege'] }).toEqual({ exitCode: 0, privilege: 'capabilities' })
  expect(log).toMatch(/is on overlay, and Linux \S+ cannot map the owners of files there/)
})
