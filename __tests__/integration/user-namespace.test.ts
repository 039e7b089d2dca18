import { chown, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { beginJob, type Job, type StepResult } from '../run-action.ts'
import { becomeUser, runnerUser } from '../walls/become-user.ts'
import { mounted } from '../walls/mounted.ts'
import { aJob, docker, endJob, images, loadBusybox, ownDaemon, tracesOf } from './host.ts'
import { hostAddress } from './host-engine.ts'

const cases = [
  { user: 0, image: images.dind29 },
  { user: runnerUser, image: images.dind },
  { user: runnerUser, image: images.dind26 },
]

describe.each(orFew(cases, ({ image }) => image === images.dind))(
  'a job daemon of user $user with $image',
  ({ user, image }) => {
    let job: Job
    let main: StepResult
    const inContainer = (command: string, options = '') =>
      job.sh(`docker run --rm ${options} --volume "$PWD":/w ${images.busybox} sh -c '${command}'`)

    beforeAll(async () => {
      job = await beginJob()
      if (user !== 0) await becomeUser(job, user)
      main = await job.main({ ...ownDaemon, 'dind-image': image })
      await loadBusybox(job)
    })
    afterAll(() => endJob(job))

    test('is root in a user namespace', async () => {
      expect(main).toMatchObject({ exitCode: 0, outputs: { privilege: 'user-namespace' } })
      const map = await inContainer('cat /proc/self/uid_map')
      expect(map.trim().split(/\s+/)).toEqual(['0', '100000', '65536'])
    })

    test('files that containers write into the workspace belong to the user of the job', async () => {
      await inContainer('mkdir /w/made && echo made >/w/made/file')
      const { uid, gid } = await stat(join(job.workspace, 'made/file'))
      expect([uid, gid]).toEqual([user, user])
      await job.sh(`setpriv --reuid=${user} --regid=${user} --clear-groups rm -r made`)
    })

    test('files of the job belong to root in a container, which can change them', async () => {
      await writeFile(join(job.workspace, 'given'), 'given\n', { mode: 0o600 })
      await chown(join(job.workspace, 'given'), user, user)
      expect(await inContainer('stat -c %u:%g /w/given; echo more >>/w/given; cat /w/given')).toBe(
        '0:0\ngiven\nmore',
      )
    })

    test('a container with the id of the user of the job owns the same files, and others do not', async () => {
      await mkdir(join(job.workspace, 'same'))
      await chown(join(job.workspace, 'same'), user, user)
      const write = 'stat -c %u:%g /w/same && echo written >/w/same/file'
      expect(await inContainer(write, `--user ${user}:${user}`)).toBe(`${user}:${user}`)
      const { uid, gid } = await stat(join(job.workspace, 'same/file'))
      expect([uid, gid]).toEqual([user, user])
      await expect(inContainer(write, '--user 1234:1234')).rejects.toThrow(/permission denied/i)
    })

    test('a privileged container can mount, and cannot reach what belongs to the root of the machine', async () => {
      expect(await inContainer('mount -t tmpfs none /tmp && echo mounted', '--privileged')).toBe('mounted')
      const attack =
        'mkdir /new && mount -t proc proc /new; (: 3<>/new/sys/kernel/core_pattern) 2>&1; (: 3<>/new/sys/vm/drop_caches) 2>&1; true'
      expect((await inContainer(attack, '--privileged')).match(/permission denied/gi)).toHaveLength(2)
    })

    test('limits of containers hold', async () => {
      const limit =
        'cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null; true'
      expect(await inContainer(limit, '--memory 64m')).toBe(String(64 * 1024 ** 2))
      // Its own container's limits are out of reach for root inside.
      const raise =
        'for each in /c/memory/memory.limit_in_bytes /c/memory.max; do (: 3<>$each) 2>&1; done; true'
      const mounted = '--privileged --volume /sys/fs/cgroup:/c'
      expect(await inContainer(raise, mounted)).toMatch(/permission denied|nonexistent|no such file/i)
    })

    test('a directory that does not exist is made for a volume, and files of the image cannot be replaced', async () => {
      await inContainer('echo kept >/v/file', '--volume /srv-of-job/data:/v')
      expect(await inContainer('cat /v/file', '--volume /srv-of-job:/srv --volume /srv-of-job/data:/v')).toBe(
        'kept',
      )
      const replace = 'mv /host/etc /host/other; (: >/host/etc/ld.so.preload); (: >/host/usr/new)'
      const seen = await inContainer(`{ ${replace}; } 2>&1; true`, '--privileged --volume /:/host')
      expect(seen.match(/permission denied|not permitted/gi)).toHaveLength(3)
    })

    test('an engine of its own answers in its container, and its log is that of the container', async () => {
      const container = main.outputs['container'] ?? ''
      expect(await docker('exec', container, 'docker', 'version', '--format', '{{.Server.Version}}')).toBe(
        main.outputs['engine-version'],
      )
      expect(await job.sh(`DOCKER_HOST='${hostAddress}' docker logs ${container} 2>&1`)).toContain(
        'API listen on',
      )
    })

    test('SIGTERM ends it, and the post step leaves nothing', async () => {
      const container = main.outputs['container'] ?? ''
      await docker('stop', '--time', '20', container)
      expect(await docker('inspect', '--format', '{{.State.ExitCode}}', container)).toBe('0')
      expect(await job.post()).toMatchObject({ exitCode: 0 })
      expect(await tracesOf(job)).toEqual([])
    })
  },
)

test('addresses, routes and MTU of all networks of the container are those of the daemon', async () => {
  const job = await aJob()
  // A container job of several networks is played by connecting the daemon's container before it starts.
  const main = await job.main(ownDaemon)
  expect(main.exitCode).toBe(0)
  await loadBusybox(job)
  const format = '{{.NetworkSettings.IPAddress}} {{.NetworkSettings.Gateway}}'
  const [address, gateway] = (
    await docker('inspect', '--format', format, main.outputs['container'] ?? '')
  ).split(' ')
  const seen = await job.sh(`docker run --rm --network host ${images.busybox} sh -c 'ip addr; ip route'`)
  expect(seen).toContain(`inet ${address}/`)
  expect(seen).toContain(`default via ${gateway}`)
  await job.post()
})

test('on a filesystem that cannot map owners, user-namespace is an error with the reason and a remedy', async () => {
  const job = await aJob(await mounted('overlay'))
  const main = await job.main({ ...ownDaemon, privilege: 'user-namespace' })
  expect(main.exitCode).toBe(1)
  expect(main.log).toMatch(/is on overlay, and Linux \S+ cannot map the owners of files there/)
  expect(main.log).toContain('Set `privilege: auto`, which takes the strongest tier that works here.')
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})
