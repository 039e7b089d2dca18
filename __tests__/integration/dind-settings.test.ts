import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, docker, images, loadBusybox, tracesOf } from './host.ts'
import { hostAddress } from './host-engine.ts'

const ownDaemon = { mode: 'dind', 'dind-image': images.dind }

test('`privilege: privileged` starts a privileged daemon, with a warning', async () => {
  const job = await aJob()
  const main = await job.main({ ...ownDaemon, privilege: 'privileged' })
  expect(main).toMatchObject({ exitCode: 0, outputs: { privilege: 'privileged' } })
  const format = '{{.HostConfig.Privileged}} {{.HostConfig.CgroupnsMode}}'
  expect(await docker('inspect', '--format', format, main.outputs['container'] ?? '')).toBe('true private')
  expect(main.commands).toContainEqual(
    expect.objectContaining({ name: 'warning', title: 'privileged-daemon' }),
  )
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('`mode: auto` with `daemon-config` starts a job daemon, and says why', async () => {
  const job = await aJob()
  const inputs = { ...ownDaemon, mode: 'auto', 'daemon-config': '{"debug": true}' }
  expect(await job.main(inputs)).toMatchObject({
    exitCode: 0,
    outputs: { mode: 'dind' },
    log: expect.stringContaining('`daemon-config` requests a separate daemon.'),
  })
})

test('a container sees the directories of actions at their paths', async () => {
  // Neither in the home directory nor in /tmp, which are bound too.
  const job = await aJob('/var/tmp')
  job.environment['RUNNER_WORKSPACE'] = job.workspace
  job.environment['HOME'] = '/'
  await job.main(ownDaemon)
  await loadBusybox(job)
  const action = join(job.folder, '_actions/acme/tool/v1')
  const script = `mkdir -p ${action}; echo of the action >${action}/file
    docker run --rm --volume ${action}:/action ${images.busybox} cat /action/file`
  expect(await job.sh(script)).toBe('of the action')
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('the post step warns of an OOM-killed process', async () => {
  const job = await aJob()
  const { outputs } = await job.main({ ...ownDaemon, memory: '256m' })
  const greedy = 'dd if=/dev/zero of=/dev/null bs=600M count=1'
  await job.attempt(`DOCKER_HOST='${hostAddress}' docker exec ${outputs['container']} ${greedy}`)
  const { commands } = await job.post()
  expect(commands).toEqual([
    expect.objectContaining({
      name: 'warning',
      message: expect.stringContaining('Raise the input `memory`'),
    }),
  ])
  expect(await tracesOf(job)).toEqual([])
})

test.each([
  {
    what: 'settings that dockerd refuses',
    inputs: { ...ownDaemon, 'daemon-config': '{"bip": "nonsense"}' },
    reported: /stopped before it answered\. The daemon rejects a setting/,
    remedy: 'Correct the setting that the log names in `daemon-config`',
  },
  {
    what: 'a setting that dockerd does not have',
    inputs: { ...ownDaemon, 'daemon-config': '{"no-such-setting": true}' },
    reported: /stopped before it answered\. The daemon rejects a setting/,
    remedy: 'Correct the setting that the log names in `daemon-config`',
  },
  {
    what: 'an image without dockerd',
    inputs: { ...ownDaemon, 'dind-image': images.busybox },
    reported: /The image contains no `dockerd`/,
    remedy: 'Set `dind-image` to an image that contains both',
  },
])('$what: the step fails long before its deadline, with state, log, cause and remedy', async (failing) => {
  const job = await aJob()
  const main = await job.main(failing.inputs)
  expect(main.exitCode).toBe(1)
  expect(main.milliseconds).toBeLessThan(15_000)
  expect(main.log).toMatch(/State: exited, exit code \d+, OOM-killed false\nLast lines of its log:\n\S/)
  const [error, ...others] = errorsIn(main.commands)
  expect(others).toEqual([])
  expect(error).toMatchObject({ title: 'daemon-not-ready', message: expect.stringMatching(failing.reported) })
  expect(error?.message).toContain(failing.remedy)

  expect((await job.post()).exitCode).toBe(0)
  expect(await tracesOf(job)).toEqual([])
})
