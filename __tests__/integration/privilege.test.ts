import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Confinement } from '../../src/facts/facts.ts'
import type { Report } from '../../src/report/report.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { errorsIn } from '../workflow-commands.ts'
import { betweenEngineWithSysbox } from './engine-with-sysbox.ts'
import { aJob, images, tracesOf } from './host.ts'

const ownDaemon = { mode: 'dind', 'dind-image': images.dind }

test('a named tier that is impossible is an error with its reason and a remedy, before anything is created', async () => {
  const job = await aJob()
  const main = await job.main({ ...ownDaemon, privilege: 'sysbox' })
  expect(main.exitCode).toBe(1)
  expect(main.log).toContain('The host daemon has no runtime `sysbox-runc`: Sysbox is not installed.')
  expect(main.log).toContain('Set `privilege: auto`')
  expect(main.log).not.toContain('Creating volume')
  expect((await tracesOf(job)).filter((trace) => !trace.includes('berth-report'))).toEqual([])
  await job.post()
})

test('log, summary and report name the tier, what it lacks, and why no stronger one is taken', async () => {
  const job = await aJob()
  const main = await job.main({ ...ownDaemon, verify: 'false' })
  expect(main.exitCode).toBe(0)
  const { achieved }: Report = JSON.parse(await readFile(main.outputs['report'] ?? '', 'utf8'))
  const privilege = main.outputs['privilege'] ?? ''
  expect(achieved.daemon?.privilege).toBe(privilege)
  expect(achieved.daemon?.passedOver).toContainEqual({
    privilege: 'sysbox',
    reasons: ['The host daemon has no runtime `sysbox-runc`: Sysbox is not installed.'],
  })
  for (const text of [main.log, main.summary.replaceAll(/<\/?code>/g, '`')]) {
    expect(text).toContain(`The job daemon runs with \`privilege: ${privilege}\``)
    expect(text).toContain('Not `sysbox`: The host daemon has no runtime')
    expect(text).toContain('kernel modules')
  }
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('the report has the isolation of the running daemon, as the kernel shows it, in each tier', async () => {
  const confinementOf = async (privilege: string, image: string = images.dind) => {
    const job = await aJob()
    const main = await job.main({ mode: 'dind', 'dind-image': image, privilege, verify: 'false' })
    expect(main.exitCode).toBe(0)
    expect(main.summary).toContain('<summary>Isolation of the job daemon</summary>')
    const { achieved }: Report = JSON.parse(await readFile(main.outputs['report'] ?? '', 'utf8'))
    const status = await readFile(`/proc/${main.outputs['daemon-pids']}/status`, 'utf8')
    await job.post()
    expect(await tracesOf(job)).toEqual([])
    return { ...valuesOf(achieved.confinement), status, log: main.log }
  }
  const walled = await confinementOf('user-namespace')
  const rootless = await confinementOf('rootless', images.dindRootless)
  const few = await confinementOf('capabilities')
  const all = await confinementOf('privileged')

  expect(walled.userNamespace).toEqual({ initial: false, root: 100_000, uids: 65_536 })
  expect(walled.seccomp).toBe('filter')
  expect(walled.log).toContain('User namespace: separate: root is uid 100000 of the machine.')

  expect(rootless.userNamespace?.initial).toBe(false)
  expect(rootless.userNamespace?.root).not.toBe(0)
  expect(rootless.seccomp).toBe('filter')

  expect(few.status).toMatch(/^Seccomp:\s2$/m)
  expect(few).toMatchObject({ seccomp: 'filter', userNamespace: { initial: true, root: 0 } })
  expect(few.capabilities?.bounding).toEqual(expect.arrayContaining(['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE']))
  for (const dangerous of ['SYS_MODULE', 'SYS_RAWIO', 'SYS_BOOT', 'SYS_TIME'])
    expect(few.capabilities?.bounding).not.toContain(dangerous)
  expect(few.kernelFiles?.hidden).toContain('/proc/keys')
  expect(few.kernelFiles?.readOnly).toContain('/proc/sys')
  expect(few.log).toContain('Seccomp filter: active. With `--privileged`: none.')

  expect(all.status).toMatch(/^Seccomp:\s0$/m)
  expect(all).toMatchObject({ seccomp: 'disabled', kernelFiles: { hidden: [], readOnly: [] } })
  expect(all.capabilities?.bounding).toEqual(expect.arrayContaining(['SYS_MODULE', 'SYS_RAWIO', 'SYS_BOOT']))
  // Only cgroup v1 has a file with the rules for devices.
  if (few.devices) {
    expect(few.devices).toContain('c 1:3 rwm')
    expect(few.devices).not.toContain('a *:* rwm')
    expect(all.devices).toEqual(['a *:* rwm'])
  }
})

test('a workspace on overlayfs, which cannot map owners, rules out a user namespace, and `auto` says so', async () => {
  const folder = await overlayFolder()
  const named = await (await aJob(folder)).main({ ...ownDaemon, privilege: 'user-namespace' })
  expect(named.exitCode).toBe(1)
  expect(named.log).toMatch(/is on overlay, and Linux \S+ cannot map the owners of files there/)
  const job = await aJob(folder)
  const main = await job.main({ ...ownDaemon, verify: 'false' })
  expect(main).toMatchObject({ exitCode: 0, outputs: { privilege: 'capabilities' } })
  expect(main.log).toMatch(/Not `user-namespace`: \S+ is on overlay/)
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

/** A directory on overlayfs, until the test has ended. */
async function overlayFolder(): Promise<string> {
  const folder = await mkdtemp(join('/var/tmp', 'berth-overlay-'))
  const [lower, upper, work, merged] = ['lower', 'upper', 'work', 'merged'].map((name) => join(folder, name))
  for (const path of [lower, upper, work, merged]) await mkdir(path ?? '')
  await closeAfterwards(() => rm(folder, { recursive: true }))
  const layers = `lowerdir=${lower},upperdir=${upper},workdir=${work}`
  execFileSync('mount', ['-t', 'overlay', 'overlay', '-o', layers, merged ?? ''])
  await closeAfterwards(() => execFileSync('umount', [merged ?? '']))
  return merged ?? ''
}

test('`auto` takes the rootless tier with an image for it, if no stronger one is possible', async () => {
  const job = await aJob(await overlayFolder())
  const main = await job.main({ mode: 'dind', 'dind-image': images.dindRootless, verify: 'false' })
  expect(main).toMatchObject({ exitCode: 0, outputs: { privilege: 'rootless' } })
  expect(main.log).toMatch(/Not `user-namespace`: \S+ is on overlay/)
  expect(main.log).not.toContain('Not `capabilities`')
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

describe('a host daemon with Sysbox', () => {
  test('is asked for a container with that runtime and no other privilege. It refuses it, which fails a named tier', async () => {
    const job = await aJob()
    const asked = await betweenEngineWithSysbox(job)
    const main = await job.main({ ...ownDaemon, privilege: 'sysbox' })
    expect(main.exitCode).toBe(1)
    expect(errorsIn(main.commands)[0]?.message).toMatch(/`sysbox`: .*sysbox-runc/)
    const [host] = asked.filter(({ Runtime }) => Runtime === 'sysbox-runc')
    expect(host).toMatchObject({ Runtime: 'sysbox-runc', CgroupnsMode: 'private' })
    expect(host?.Mounts).toContainEqual(
      expect.objectContaining({ Type: 'volume', Target: '/var/lib/docker' }),
    )
    for (const key of ['Privileged', 'CapAdd', 'SecurityOpt', 'UsernsMode', 'PidMode', 'Devices'])
      expect(host).not.toHaveProperty(key)
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })

  test('that refuses the container is no obstacle for `auto`, which takes the next tier and says why', async () => {
    const job = await aJob()
    const asked = await betweenEngineWithSysbox(job)
    const main = await job.main({ ...ownDaemon, verify: 'false' })
    expect(main.exitCode).toBe(0)
    expect(asked[0]?.Runtime).toBe('sysbox-runc')
    expect(main.outputs['privilege']).not.toBe('sysbox')
    expect(main.log).toMatch(/`privilege: sysbox` is not possible here: .*sysbox-runc/)
    const { achieved }: Report = JSON.parse(await readFile(main.outputs['report'] ?? '', 'utf8'))
    expect(achieved.daemon?.passedOver).toContainEqual({
      privilege: 'sysbox',
      reasons: [expect.stringContaining('sysbox-runc')],
    })
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })
})

/** The values that were seen. */
function valuesOf(confinement: Confinement | undefined) {
  const entries = Object.entries(confinement ?? {})
  return Object.fromEntries(
    entries.map(([name, observation]) => [
      name,
      observation.status === 'seen' ? observation.value : undefined,
    ]),
  ) as { [Name in keyof Confinement]?: Extract<Confinement[Name], { status: 'seen' }>['value'] }
}
