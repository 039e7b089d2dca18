import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { beginJob, type Job } from '../run-action.ts'
import { docker, endJob, images, loadBusybox, ownDaemon } from './host.ts'

// The steps of an attacker, by which docs/threat-model.md and ADR 3 stand: what the tier `capabilities` keeps from whom.
// Nothing is written: a file that is opened for writing is closed again.

let job: Job
let container: string
beforeAll(async () => {
  job = await beginJob()
  container = (await job.main(ownDaemon)).outputs['container'] ?? ''
  await loadBusybox(job)
})
afterAll(() => endJob(job))

/** The kernel runs what this file names as root of the machine when any process crashes (core(5)). */
const openCorePattern = (place: string) =>
  `mkdir -p ${place} && mount -t proc proc ${place} && (: 3<>${place}/sys/kernel/core_pattern) && echo reached; umount ${place}`

const inner = (options: string, script: string) =>
  job.attempt(`docker run --rm ${options} ${images.busybox} sh -c '${script}' 2>&1`)

test("the daemon's container can write the host's core_pattern through a new /proc", async () => {
  const { exitCode } = await job.attempt('test -w /proc/sys/kernel/core_pattern')
  if (exitCode !== 0) throw new Error('this test needs a machine whose root may write core_pattern')
  // The one that Docker has mounted is read-only.
  await expect(docker('exec', container, 'sh', '-c', ': 3<>/proc/sys/kernel/core_pattern')).rejects.toThrow(
    /Read-only file system/i,
  )
  expect(await docker('exec', container, 'sh', '-c', openCorePattern('/run/attack'))).toBe('reached')
})

test('so can an inner container with SYS_ADMIN', async () => {
  expect((await inner('--cap-add SYS_ADMIN', openCorePattern('/attack'))).output).toBe('reached\n')
})

test('an inner container with default capabilities cannot', async () => {
  const { output } = await inner('', openCorePattern('/attack'))
  expect(output).toMatch(/permission denied/i)
  expect(output).not.toContain('reached')
})

/** /dev/loop-control, by which a file becomes a disk: it is the same on each machine (kernel, admin-guide/devices). */
const openDevice = 'mknod /device c 10 237 2>/dev/null; (: 3<>/device) 2>/dev/null && echo reached; true'

test("the daemon's container has no device of the host, and can open none", async () => {
  const atHost = await job.attempt('test -e /dev/loop-control')
  if (atHost.exitCode !== 0) throw new Error('this test needs a machine with /dev/loop-control')
  expect(await docker('exec', container, 'sh', '-c', openDevice)).toBe('')
})

const onVersion1 = existsSync('/sys/fs/cgroup/devices/devices.allow') ? test : test.skip
onVersion1('on cgroup v1 its root can allow itself that', async () => {
  const allow = 'echo "c 10:237 rw" >/sys/fs/cgroup/devices/devices.allow'
  expect(await docker('exec', container, 'sh', '-c', `${allow}; ${openDevice}`)).toBe('reached')
})
