import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { temporaryFolder } from '../opened/folder.ts'
import { aJob, ownDaemon } from './host.ts'

type Told = { readonly id: string; readonly severity: string; readonly message: string }

/** The findings of a look, with something changed in the job's environment. */
async function findingsWith(
  environment: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  starter: readonly string[] = [],
): Promise<readonly Told[]> {
  const job = await aJob()
  Object.assign(job.environment, environment)
  job.starter.push(...starter)
  const { exitCode, outputs, log } = await job.main({ mode: 'inspect', 'fail-on': 'never', ...inputs })
  expect({ exitCode, log }).toMatchObject({ exitCode: 0 })
  return JSON.parse(outputs['findings'] ?? '')
}

const ids = (findings: readonly Told[]) => findings.map(({ id }) => id)
const provoked = [
  'builder-replaced',
  'client-older-than-engine',
  'docker-host-ignored-by-runner',
  'missing-client',
  'missing-emulator',
  'pool-covers-remote',
]

test('a plain job has none of what is provoked below', async () => {
  expect(ids(await findingsWith({})).filter((id) => provoked.includes(id))).toEqual([])
})

test('builder-replaced: BUILDX_BUILDER is set', async () => {
  expect(ids(await findingsWith({ BUILDX_BUILDER: 'fast' }))).toContain('builder-replaced')
})

test('docker-host-ignored-by-runner: another path to the same daemon', async () => {
  const link = join(await temporaryFolder('socket'), 'docker.sock')
  await symlink('/var/run/docker.sock', link)
  const found = await findingsWith({ DOCKER_HOST: `unix://${link}` })
  expect(ids(found)).toContain('docker-host-ignored-by-runner')
})

test('missing-client: no docker on PATH', async () => {
  const found = await findingsWith({ PATH: await temporaryFolder('empty') })
  expect(ids(found)).toContain('missing-client')
})

test('missing-emulator: a platform that no handler is registered for', async () => {
  const mounted = 'mount -t binfmt_misc berth /proc/sys/fs/binfmt_misc && exec "$@"'
  const found = await findingsWith({}, { platforms: 'linux/s390x' }, [
    'unshare',
    '--mount',
    'bash',
    '-c',
    mounted,
    'bash',
  ])
  expect(ids(found)).toContain('missing-emulator')
})

test('pool-covers-remote: a proxy at an address of docker0', async () => {
  const found = await findingsWith({ HTTPS_PROXY: 'http://user:secret@172.17.254.253:3128' })
  const told = found.find(({ id }) => id === 'pool-covers-remote')
  expect(told).toMatchObject({ severity: 'notice', message: expect.stringContaining('172.17.254.253') })
  expect(JSON.stringify(found)).not.toContain('secret')
})

test('client-older-than-engine: a daemon that requires a newer API than this client speaks', async () => {
  const job = await aJob()
  const set = await job.main({
    ...ownDaemon,
    'daemon-config': '{"min-api-version": "1.55"}',
    verify: 'false',
  })
  expect({ exitCode: set.exitCode, log: set.log }).toMatchObject({ exitCode: 0 })
  const { DOCKER_HOST = '' } = job.environment
  const refused = await job.attempt('docker ps')
  expect(refused.output).toMatch(/client version \d\.\d+ is too old/)
  const [told] = (await findingsWith({ DOCKER_HOST })).filter(({ id }) => id === 'client-older-than-engine')
  expect(told).toMatchObject({ severity: 'error', message: expect.stringContaining('requires 1.55') })
  await job.post()
})
