import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { temporaryFolder } from '../opened/folder.ts'
import { aJob, ownDaemon } from './host.ts'

type Reported = { readonly id: string; readonly severity: string; readonly message: string }

/** The findings of `mode: inspect` with changes in the job's environment. */
async function findingsWith(
  environment: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  starter: readonly string[] = [],
): Promise<readonly Reported[]> {
  const job = await aJob()
  Object.assign(job.environment, environment)
  job.starter.push(...starter)
  const { exitCode, outputs, log } = await job.main({ mode: 'inspect', 'fail-on': 'never', ...inputs })
  expect({ exitCode, log }).toMatchObject({ exitCode: 0 })
  return JSON.parse(outputs['findings'] ?? '')
}

const ids = (findings: readonly Reported[]) => findings.map(({ id }) => id)
const provoked = [
  'builder-replaced',
  'client-older-than-engine',
  'docker-host-ignored-by-runner',
  'missing-client',
  'missing-emulator',
  'pool-covers-remote',
]

test('a plain job has none of the findings below', async () => {
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

test('missing-emulator: a platform without a registered handler', async () => {
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

test('pool-covers-remote: a proxy in the subnet of docker0', async () => {
  const found = await findingsWith({ HTTPS_PROXY: 'http://user:secret@172.17.254.253:3128' })
  const reported = found.find(({ id }) => id === 'pool-covers-remote')
  expect(reported).toMatchObject({ severity: 'notice', message: expect.stringContaining('172.17.254.253') })
  expect(JSON.stringify(found)).not.toContain('secret')
})

test('client-older-than-engine: the job daemon requires a newer API version than this client supports', async () => {
  const job = await aJob()
  const daemon = { ...ownDaemon, 'daemon-config': '{"min-api-version": "1.55"}', verify: 'false' }
  const set = await job.main({ ...daemon, 'fail-on': 'never' })
  expect({ exitCode: set.exitCode, log: set.log }).toMatchObject({ exitCode: 0 })
  const refused = await job.attempt('docker ps')
  expect(refused.output).toMatch(/client version \d\.\d+ is too old/)

  const wanted = { id: 'client-older-than-engine', severity: 'error' }
  const message = expect.stringContaining('requires 1.55 or newer')
  // The step that starts the daemon reports it, although the host daemon accepts this client.
  expect(JSON.parse(set.outputs['findings'] ?? '')).toContainEqual(
    expect.objectContaining({ ...wanted, message }),
  )
  const { DOCKER_HOST = '' } = job.environment
  expect(await findingsWith({ DOCKER_HOST })).toContainEqual(expect.objectContaining({ ...wanted, message }))
  await job.post()
})
