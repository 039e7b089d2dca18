import { randomBytes } from 'node:crypto'
import { createConnection, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from '@jest/globals'
import { listening } from './fake-engine.ts'
import { aJob, docker, images } from './host.ts'
import { hostEndpoint } from './host-engine.ts'

const started: string[] = []
afterEach(async () => {
  for (const name of started.splice(0)) await docker('rm', '--force', '--volumes', name)
})

/** An engine as `services: docker:dind` starts it, on plain TCP, with no directory of the job. Gives its address. */
async function dindService(): Promise<string> {
  const name = `berth-test-${randomBytes(4).toString('hex')}`
  started.push(name)
  const plain = ['--env', 'DOCKER_TLS_CERTDIR=', '--publish', '127.0.0.1::2375']
  await docker('run', '--detach', '--privileged', '--name', name, ...plain, images.dind)
  const port = (await docker('port', name, '2375/tcp')).split(':').at(-1)
  return `tcp://127.0.0.1:${port}`
}

test('a docker:dind service that is starting is awaited, and builds without the workspace', async () => {
  const job = await aJob()
  job.environment['DOCKER_HOST'] = await dindService()
  const main = await job.main({ mode: 'auto', driver: 'docker' })
  expect(main.log).toMatch(/Waiting for the daemon at tcp:\/\/127\.0\.0\.1:\d+: the connection is closed/)
  expect(main.log).toMatch(/answered after \d/)
  expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'socket', 'host-workspace': '' } })
  expect(JSON.parse(main.outputs['findings'] ?? '')).toContainEqual(
    expect.objectContaining({ id: 'workspace-path-mismatch', severity: 'warning' }),
  )
  await job.sh('docker build --tag mine --quiet - <<<"FROM scratch\nLABEL a=b"')
  expect((await job.post()).log).toContain('Berth cleaned up')
})

test('a sidecar that creates its socket late is awaited', async () => {
  const job = await aJob()
  // As in a pod, the processes of the other container are not visible.
  job.starter.push('unshare', '--pid', '--fork', '--kill-child', '--mount-proc')
  job.environment['DOCKER_HOST'] = `unix://${job.folder}/fake.sock`
  const late = sleep(6000).then(() => listening(job.folder, toEngine))
  const main = await job.main({ mode: 'auto', driver: 'docker', verify: 'false' })
  await late
  expect(main.log).toContain('Waiting for the daemon at unix://')
  expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'socket' } })
})

test.each([
  ['a daemon runs, and listens elsewhere', 'auto', [], (folder: string) => `unix://${folder}/none.sock`],
  [
    'the directory of the socket is missing',
    'auto',
    ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'],
    (folder: string) => `unix://${folder}/none/none.sock`,
  ],
  ['the name is unknown', 'auto', [], () => 'tcp://no-such-name.invalid:2375'],
  [
    '`mode: inspect` looks at this moment',
    'inspect',
    ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'],
    (folder: string) => `unix://${folder}/none.sock`,
  ],
])('Berth does not wait: %s', async (_, mode, starter, hostIn) => {
  const job = await aJob()
  job.starter.push(...starter)
  job.environment['DOCKER_HOST'] = hostIn(job.folder)
  const main = await job.main({ mode })
  expect(main.exitCode).toBe(1)
  expect(main.log).not.toContain('Waiting for')
  expect(main.milliseconds).toBeLessThan(20_000)
})

function toEngine(client: Socket): void {
  const engine = createConnection(hostEndpoint.replace('unix://', ''))
  client.pipe(engine).pipe(client)
  for (const [one, other] of [
    [client, engine],
    [engine, client],
  ] as const) {
    one.on('error', () => {})
    one.on('close', () => other.destroy())
  }
}
