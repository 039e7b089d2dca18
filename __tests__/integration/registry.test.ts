import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Job } from '../run-action.ts'
import { aJob, docker, images, ownBuilder, tracesOf } from './host.ts'

const login = { user: 'berth', password: 'correct horse' }
let registry: ChildProcess
/** Where the host's engine and its builders find it: engines take a registry on loopback without TLS. */
let address = ''

beforeAll(async () => {
  const program = resolve(import.meta.dirname, '../../ground/registry')
  const words = ['--user', login.user, '--password', login.password]
  registry = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!registry.stdout) throw new Error('the registry has no output')
  const lines = createInterface({ input: registry.stdout })
  ;[address] = (await once(lines, 'line')) as [string]
})
afterAll(async () => {
  registry.kill('SIGTERM')
  await once(registry, 'exit')
})

/** A job builds, pushes and pulls, and needs the login for it. */
async function expectPushAndPull(job: Job, at: string): Promise<void> {
  const reference = `${at}/team/app:${job.run}`
  await writeFile(join(job.workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\nCMD ["/none"]\n')
  const push = `docker buildx build --push --tag ${reference} . 2>&1`
  expect((await job.attempt(push)).exitCode).not.toBe(0)
  await job.sh(`echo '${login.password}' | docker login --username ${login.user} --password-stdin ${at}`)
  await job.sh(push)
  expect(await job.sh(`docker pull --quiet ${reference}`)).toBe(reference)
  expect(await job.sh(`docker image inspect --format '{{json .Config.Cmd}}' ${reference}`)).toBe('["/none"]')
  await job.sh(`docker image rm ${reference}; docker logout ${at}`)
  expect((await job.attempt(`docker pull ${reference} 2>&1`)).exitCode).not.toBe(0)
}

test.each([
  { driver: 'docker-container', inputs: ownBuilder },
  { driver: 'docker', inputs: { mode: 'socket', driver: 'docker' } },
])(
  'socket, driver $driver: what a job pushes to a registry with a login can be pulled',
  async ({ inputs }) => {
    const job = await aJob()
    expect(await job.main(inputs)).toMatchObject({ exitCode: 0 })
    await expectPushAndPull(job, address)
    await job.post()
    expect(await tracesOf(job)).toEqual([])
  },
)

test('dind: so does a daemon of the job’s own, with a registry that `daemon-config` names', async () => {
  const gateway = await docker(
    'network',
    'inspect',
    'bridge',
    '--format',
    '{{(index .IPAM.Config 0).Gateway}}',
  )
  const forward = await forwarded(gateway, Number(address.split(':')[1]))
  const job = await aJob()
  const settings = JSON.stringify({ 'insecure-registries': [forward.address] })
  const main = await job.main({ mode: 'dind', 'dind-image': images.dind, 'daemon-config': settings })
  expect(main).toMatchObject({ exitCode: 0 })
  await expectPushAndPull(job, forward.address)
  await job.post()
  expect(await tracesOf(job)).toEqual([])
  forward.close()
})

/** The registry serves loopback alone: this passes on what containers send to the host's end of docker0. */
async function forwarded(host: string, port: number): Promise<{ address: string; close: () => void }> {
  const server = createServer((near) => {
    const far = createConnection(port, '127.0.0.1')
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  server.listen(0, host)
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('it listens at no port')
  return { address: `${host}:${bound.port}`, close: () => server.close() }
}
