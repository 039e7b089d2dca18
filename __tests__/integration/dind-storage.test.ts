import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { connectDocker } from '../../src/platform/docker.ts'
import { refuseUsedVolume } from '../../src/steps/daemon/storage/used-elsewhere.ts'
import { inLongForm, isShort } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import type { Job } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, docker, images, loadBusybox, ownDaemon, tracesOf } from './host.ts'
import { hostEndpoint } from './host-engine.ts'

/** The image with mkfs.ext4 and fuse-overlayfs. */
const complete = { ...ownDaemon, 'dind-image': images.dind29 }

/** The loop devices of the machine in use. */
const loops = async () => (await promisify(execFile)('losetup', ['--all', '--noheadings'])).stdout

/** Waits until the kernel has detached the devices of a test: it does so after the last user has closed them. */
async function untilLoops(before: string): Promise<void> {
  for (let tries = 0; (await loops()) !== before && tries < 50; tries++) await sleep(100)
  expect(await loops()).toBe(before)
}

/** A build with RUN, a container, a volume, and the filesystem of the data root, as later steps see them. */
async function use(job: Job): Promise<string> {
  await loadBusybox(job)
  await job.sh(
    `printf 'FROM ${images.busybox}\\nRUN echo built >/built\\n' | docker build --quiet --tag built -`,
  )
  return job.sh(
    'docker run --rm --volume data:/data built sh -c "touch /data/file && cat /built && df -T / /data | tail -n 1"',
  )
}

test('storage: loop gives the job daemon an ext4 of its own, and the kernel detaches its loop device', async () => {
  const before = await loops()
  const job = await aJob()
  const { outputs, summary } = await job.main({ ...complete, storage: 'loop:2g' })
  expect(summary).toContain('Its data root is on an ext4 on a loop device')
  const mounts = await docker('exec', outputs['container'] ?? '', 'cat', '/proc/self/mountinfo')
  expect(mounts).toMatch(/ 7:\d+ \/ \/var\/lib\/docker rw,\S* .* - ext4 /)
  expect(await use(job)).toMatch(/^built\n.*ext4/)
  const size = await docker('exec', outputs['container'] ?? '', 'df', '-P', '-k', '/var/lib/docker')
  const mebibytes = Number(/\n\S+ +(\d+)/.exec(size)?.[1]) / 1024
  expect(mebibytes).toBeGreaterThan(1900)
  expect(mebibytes).toBeLessThanOrEqual(2048)
  // The job daemon can reach no loop device: the host daemon has mounted it.
  const device = await docker(
    ...['exec', outputs['container'] ?? '', 'sh', '-c'],
    'mknod /dev/loop0 b 7 0; cat /dev/loop0 2>&1 | head -c 100 || true',
  )
  expect(device).toContain('Operation not permitted')
  // The helper has ended, so that nothing but the mount holds the device.
  const names = await docker('ps', '--all', '--filter', `name=${job.run}`, '--format', '{{.Names}}')
  expect(names).toBe(outputs['container'])

  expect(await job.post()).toMatchObject({ exitCode: 0, commands: [] })
  expect(await tracesOf(job)).toEqual([])
  await untilLoops(before)
})

test('storage: tmpfs keeps the data root in memory, with the requested size', async () => {
  const job = await aJob()
  const { outputs } = await job.main({ ...ownDaemon, storage: 'tmpfs:512m', 'storage-driver': 'overlayfs' })
  expect(outputs['storage-driver']).toBe('overlayfs')
  const mounts = await docker('exec', outputs['container'] ?? '', 'cat', '/proc/self/mountinfo')
  expect(mounts).toMatch(/ \/var\/lib\/docker rw,\S* .* - tmpfs tmpfs .*size=524288k/)
  expect(await use(job)).toMatch(/^built\n.*tmpfs/)
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('a disk that does not fit is refused before the job daemon starts, and nothing is left', async () => {
  const before = await loops()
  const job = await aJob()
  const { commands } = await job.main({ ...complete, storage: 'loop:900000g' })
  expect(errorsIn(commands)[0]).toMatchObject({
    title: 'storage-unusable',
    message: expect.stringMatching(/a disk of \d+ MiB does not fit in \d+ MiB of free space/),
  })
  await job.post()
  expect(await tracesOf(job)).toEqual([])
  await untilLoops(before)
})

test('an image without mkfs.ext4 is named in the error', async () => {
  const job = await aJob()
  const { commands } = await job.main({ mode: 'dind', 'dind-image': images.busybox, storage: 'loop' })
  expect(errorsIn(commands)[0]?.message).toContain('`loop` with overlay2: the image contains no mkfs.ext4')
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test.each([
  ['storage-driver', 'vfs', 'vfs'],
  ['storage-driver', 'fuse-overlayfs', 'fuse-overlayfs'],
  ['storage-driver', 'overlayfs', 'overlayfs'],
  ['platforms', 'linux/amd64,linux/arm64', 'overlayfs'],
])('%s: %s uses the storage driver %s', async (input, value, driver) => {
  const job = await aJob()
  const { outputs, log } = await job.main({ ...complete, [input]: value })
  expect(outputs['storage-driver']).toBe(driver)
  expect(log).not.toContain('does not work here')
  expect(await use(job)).toMatch(/^built\n/)
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('a job daemon and its loop device survive a runner that is killed, until the containers are removed', async () => {
  const before = await loops()
  const job = await aJob()
  await job.main({ ...complete, storage: 'loop:1g' }, { when: (line) => line.includes('Created an ext4') })
  expect(await loops()).not.toBe(before)
  // What the sweep of a later job does: containers first, then volumes.
  const names = (text: string) => text.split('\n').filter((name) => name.includes(job.run))
  for (const name of names(await docker('ps', '--all', '--format', '{{.Names}}'))) {
    await docker('rm', '--force', '--volumes', name)
  }
  for (const name of names(await docker('volume', 'ls', '--quiet'))) await docker('volume', 'rm', name)
  await untilLoops(before)
})

test('a data root that another container uses is refused, with the name of the container', async () => {
  const name = `berth-test-${randomBytes(4).toString('hex')}`
  const run = ['run', '--detach', '--init', '--volume', `${name}:/var/lib/docker`]
  await closeAfterwards(() => docker('volume', 'rm', '--force', name))
  await docker(...run, '--name', name, images.busybox, 'sleep', '600')
  await closeAfterwards(() => docker('rm', '--force', name))
  const host = connectDocker(hostEndpoint, { environment: process.env })
  await expect(refuseUsedVolume(name, [], host)).rejects.toMatchObject({
    code: 'volume-in-use',
    message: expect.stringContaining(`mounted in container ${name}`),
  })
  await expect(refuseUsedVolume(name, [name], host)).resolves.toBeUndefined()
})

/** A host daemon whose volumes are on overlayfs: its data root is in the root filesystem of its container. */
async function onOverlay(image: string, settings: object, copies: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'berth-overlay-'))
  await closeAfterwards(() => rm(folder, { recursive: true, force: true }))
  const name = `berth-test-${randomBytes(4).toString('hex')}`
  await closeAfterwards(() => docker('rm', '--force', '--volumes', name))
  const file = `${folder}/daemon.json`
  const script = `mount --make-rshared / && printf '%s' '${JSON.stringify(settings)}' >${file} && exec dockerd --config-file=${file} --data-root=/data --bip=172.28.0.1/24 --host=unix://${folder}/docker.sock`
  const run = ['run', '--detach', '--privileged', '--cgroupns', 'private', '--name', name]
  await docker(...run, '--volume', `${tmpdir()}:${tmpdir()}`, '--entrypoint', 'sh', image, '-c', script)
  const host = `unix://${folder}/docker.sock`
  const wait = `until docker --host ${host} version >/dev/null 2>&1; do sleep 0.2; done`
  const load = `docker save ${[images.busybox, ...copies].join(' ')} | docker --host ${host} load`
  await promisify(execFile)('bash', ['-c', `timeout 60 bash -c '${wait}' && ${load}`])
  return host
}

async function jobOn(host: string): Promise<Job> {
  const job = await aJob()
  job.environment['DOCKER_HOST'] = host
  return job
}

describe('on a host daemon whose data root is on overlayfs', () => {
  test('the job daemon gets an ext4 on a loop device, or a slow driver with its cost in a warning', async () => {
    const before = await loops()
    const host = await onOverlay(images.dind29, { 'storage-driver': 'fuse-overlayfs' }, [
      images.dind29,
      ...(isShort ? [] : [images.dind]),
    ])
    const warnings: Record<string, string | undefined> = {}
    const start = async (inputs: Readonly<Record<string, string>>) => {
      const job = await jobOn(host)
      const { outputs, commands, summary } = await job.main({ mode: 'dind', ...inputs })
      expect(await job.sh(`DOCKER_HOST=${host} docker save ${images.busybox} | docker load`)).toContain(
        'Loaded',
      )
      expect(await job.sh(`docker run --rm ${images.busybox} echo works`)).toContain('works')
      warnings[outputs['storage-driver'] ?? ''] = commands.find(({ message }) =>
        message.includes('slow storage'),
      )?.message
      await job.post()
      return summary
    }
    const summary = await start({ 'dind-image': images.dind29 })
    expect(summary).toContain('on an ext4 on a loop device')
    expect(summary).toMatch(/with overlay2 does not work here: .*not supported as upperdir/)
    await untilLoops(before)
    expect(warnings).toEqual({ overlay2: undefined })
    if (isShort) return
    await start({ 'dind-image': images.dind29, storage: 'volume' })
    await start({ 'dind-image': images.dind, storage: 'volume' })
    expect(warnings).toEqual({
      overlay2: undefined,
      'fuse-overlayfs': expect.stringContaining('builds 4.6 times as long'),
      vfs: expect.stringMatching(
        /containers start about 13 times slower.*the image contains no fuse-overlayfs/,
      ),
    })
  })

  // With the classic store, the daemon does not start: `log-causes` explains that.
  const containerd = { features: { 'containerd-snapshotter': true } }
  const engines = [['29', images.dind29] as const]
  inLongForm(() => engines.push(['26', images.dind26] as never))
  test.each(engines)(
    'the late failure of Docker %s is caught by the test container, and explained',
    async (_, image) => {
      const host = await onOverlay(image, { ...containerd, 'storage-driver': 'overlayfs' }, [])
      const job = await jobOn(host)
      expect(await job.sh('docker info --format "{{.Driver}}"')).toBe('overlayfs')
      const { commands } = await job.main({ mode: 'socket', driver: 'docker' })
      const [error] = errorsIn(commands)
      expect(error?.title).toBe('proof-failed')
      expect(error?.message).toMatch(/invalid argument.*on overlayfs.*mount a volume at \/var\/lib\/docker/)
      await job.post()
    },
  )
})

test('no file of the tests is left on a loop device', async () => {
  expect(await readFile('/proc/self/mountinfo', 'utf8')).not.toMatch(/ 7:\d+ .*berth-/)
})
