import { describe, expect, test } from '@jest/globals'
import { network } from '../../src/platform/network.ts'
import type { Job, StepResult, Values } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, docker, images, ownBuilder, ownDaemon, tracesOf } from './host.ts'

/** Status by part, and the detail where it did not pass. */
function partsIn({ outputs }: StepResult): Record<string, string> {
  const parts: { part: string; status: string; detail: string }[] = JSON.parse(outputs['proof'] || '[]')
  return Object.fromEntries(
    parts.map(({ part, status, detail }) => [part, status === 'passed' ? status : `${status}: ${detail}`]),
  )
}

/** A machine may have no name server that answers; then a container cannot be asked to reach one. */
async function nameServer(job: Job): Promise<unknown> {
  const [, server] = /^nameserver\s+([\d.]+)$/m.exec(await job.sh('cat /etc/resolv.conf')) ?? []
  const answers = server && (await network.nameServerAnswers(server, AbortSignal.timeout(2_000)))
  return answers ? 'passed' : expect.stringMatching(/^not-checked: /)
}

describe('`verify: full` tests everything that later steps use', () => {
  test.each([
    { what: 'a separate builder', inputs: ownBuilder, ports: /^127\.0\.0\.1$/ },
    { what: 'the embedded builder', inputs: { mode: 'socket', driver: 'docker' }, ports: /^127\.0\.0\.1$/ },
    { what: 'a job daemon', inputs: ownDaemon, ports: /^127\.0\.0\.1$/ },
    {
      what: 'a job daemon 26.1',
      inputs: { mode: 'dind', 'dind-image': images.dind26 },
      ports: /^127\.0\.0\.1$/,
    },
  ])('with $what', async ({ inputs, ports }) => {
    const job = await aJob()
    const main = await job.main({ ...inputs, verify: 'full' })
    expect(main.exitCode).toBe(0)
    expect(partsIn(main)).toEqual({
      container: 'passed',
      'name-server': await nameServer(job),
      'published-port': 'passed',
      workspace: 'passed',
      'workspace-write': 'passed',
      build: 'passed',
      'built-image': 'passed',
    })
    expect(main.outputs['ports-host']).toMatch(ports)
    expect((await tracesOf(job)).filter((trace) => /build-proof|in the workspace/.test(trace))).toEqual([])
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  })
})

test('a workspace that the job cannot write to is reported, and does not fail the step', async () => {
  const job = await aJob()
  await job.sh('mount --bind "$PWD" "$PWD"; mount -o remount,bind,ro "$PWD"')
  try {
    const main = await job.main({ mode: 'socket', driver: 'docker' })
    expect(main.exitCode).toBe(0)
    expect(partsIn(main)['workspace']).toMatch(/^not-checked: the job cannot write to its workspace .*EROFS/)
    expect(main.summary).toContain('Workspace in a container: could not check')
    await job.post()
  } finally {
    await job.sh('cd /; umount "$GITHUB_WORKSPACE"')
  }
})

describe('an engine with changed firewall rules', () => {
  /** Runs this command in a job daemon, and Berth in another job on that daemon. */
  async function proofOf(
    change: string,
    inputs: Values = { mode: 'socket', driver: 'docker' },
  ): Promise<StepResult> {
    const first = await aJob()
    // In a user namespace, `docker exec` does not see the rules of the daemon.
    const ofDaemon = { privilege: 'capabilities', ports: 'address', verify: 'false' }
    const { outputs } = await first.main({ ...ownDaemon, ...ofDaemon })
    await docker('exec', outputs['container'] ?? '', 'sh', '-ec', change)
    const second = await aJob()
    second.environment['DOCKER_HOST'] = outputs['docker-host'] ?? ''
    const main = await second.main(inputs)
    await second.post()
    await first.post()
    return main
  }
  const withoutChains = 'iptables --table nat --flush; iptables --table nat --delete-chain DOCKER'

  test('that drop packets of containers: the error names the DNS server and the chain', async () => {
    if ((await nameServer(await aJob())) !== 'passed') return
    const main = await proofOf('iptables --insert FORWARD --jump DROP')
    expect(main.exitCode).toBe(1)
    expect(errorsIn(main.commands)[0]).toMatchObject({
      title: 'proof-failed',
      message: expect.stringMatching(
        /DNS server [\d.]+ answers the job, but not a container.*iptables --list FORWARD/s,
      ),
    })
  })

  test('that prevent publishing ports: the error names iptables and the command to restart Docker', async () => {
    const main = await proofOf(withoutChains)
    expect(main.exitCode).toBe(1)
    expect(errorsIn(main.commands)[0]).toMatchObject({
      title: 'proof-failed',
      message: expect.stringMatching(/A test container failed on .*iptables.*systemctl restart docker/s),
    })
  })

  test('that prevent publishing ports: without `mode`, a warning and no failure, and `verify: full` fails', async () => {
    const main = await proofOf(withoutChains, { driver: 'docker' })
    expect(main).toMatchObject({ exitCode: 0 })
    expect(main.log).toMatch(/Docker is set up, but 1 test failed\. .*With `mode: auto`/)
    expect(main.summary).toContain('#### Warning: The test container failed')
    expect(main.commands).toContainEqual(
      expect.objectContaining({
        name: 'warning',
        title: 'proof-failed',
        message: expect.stringMatching(/iptables.*systemctl restart docker/s),
      }),
    )
    expect(partsIn(main)['container']).toMatch(/^failed: .*iptables/)

    const asked = await proofOf(withoutChains, { driver: 'docker', verify: 'full' })
    expect(asked.exitCode).toBe(1)
    expect(errorsIn(asked.commands)[0]).toMatchObject({ title: 'proof-failed' })
  })

  test('that are intact: unreachable published ports of a remote daemon are reported', async () => {
    const main = await proofOf('true')
    expect(main.exitCode).toBe(0)
    expect(partsIn(main)['published-port']).toMatch(/^failed: .*tried at 127\.0\.0\.1$/)
    expect(main.outputs['ports-host']).toBe('')
  })
})
