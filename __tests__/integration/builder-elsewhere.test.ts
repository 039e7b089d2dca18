import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync } from 'node:fs'
import { copyFile, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { knock } from '../../src/platform/knock.ts'
import { node20 } from '../node-20.ts'
import { startBuildkitd } from '../opened/buildkitd.ts'
import {
  type Authority,
  authVariables,
  type KeyPair,
  makeAuthority,
  tlsOptions,
} from '../opened/certificates.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { startProgram } from '../opened/program.ts'
import type { Job, StepResult } from '../run-action.ts'
import { aJob, docker, images } from './host.ts'

/** BuildKit beside an engine needs root (ground/buildkitd). */
const isRoot = process.getuid?.() === 0
const [testAsRoot, describeAsRoot] = isRoot ? [test, describe] : [test.skip, describe.skip]

let authority: Authority
let stranger: Authority
let server: KeyPair
let client: KeyPair
beforeAll(async () => {
  ;[authority, stranger] = await Promise.all([makeAuthority(), makeAuthority('Other CA')])
  const names = { name: 'buildkit', names: 'IP:127.0.0.1', for: 'serverAuth' } as const
  ;[server, client] = await Promise.all([authority.issue(names), authority.issue({ name: 'ci' })])
})

const mutual = () => startBuildkitd({ authority: authority.certificate, server })

const reportOf = async (step: StepResult) => JSON.parse(await readFile(step.outputs['report'] ?? '', 'utf8'))
/** What a job has left but its report, which is for later steps. */
const remains = async ({ temp }: Job) =>
  (await readdir(temp)).filter((name) => !name.startsWith('berth-report-'))

/** The error as the page of the run shows it. */
const failure = ({ commands }: StepResult) => commands.find(({ name }) => name === 'error')?.message

testAsRoot('driver: remote: a build runs on the BuildKit that the endpoint names', async () => {
  const endpoint = await startBuildkitd()
  const job = await aJob()
  const main = await job.main({ driver: 'remote', endpoint, platforms: 'linux/amd64,linux/s390x' })
  expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
  expect(main.outputs).toMatchObject({ mode: 'remote', driver: 'remote' })
  expect((await reportOf(main)).achieved.nodeProofs).toMatchObject([
    { platform: 'linux/amd64', status: 'native' },
    { platform: 'linux/s390x', status: 'not-run' },
  ])
  expect(JSON.parse(main.outputs['findings'] ?? '')).toContainEqual(
    expect.objectContaining({
      id: 'missing-emulator',
      severity: 'warning',
      message: expect.stringMatching(/did not run for linux\/s390x on /),
    }),
  )
  expect(main.summary).toMatch(/node1\[".*<br\/>linux\/amd64, native<br\/>linux\/s390x, did not run/)
  expect((await job.post()).exitCode).toBe(0)
})

describeAsRoot('mutual TLS', () => {
  test('by variables: the key is nowhere but in one file, which goes with the job', async () => {
    const job = await aJob()
    const variables = await authVariables(0, authority.certificate, client)
    Object.assign(job.environment, variables)
    const main = await job.main({ driver: 'remote', endpoint: await mutual() })
    expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
    const folder = job.environment['BUILDX_CONFIG'] ?? ''
    const key = join(folder, 'certificates-0/key.pem')
    expect([
      (await stat(join(folder, 'certificates-0'))).mode & 0o777,
      (await stat(key)).mode & 0o777,
    ]).toEqual([0o700, 0o600])
    const [, secret = ''] = (variables['BUILDER_NODE_0_AUTH_TLS_KEY'] ?? '').split('\n')
    const traces = [main.log, main.commands, main.outputs, main.summary, job.state, await reportOf(main)]
    expect(secret).toMatch(/^\S{40}/)
    expect(JSON.stringify(traces)).not.toContain(secret)
    await job.sh(
      `cd ${job.workspace} && printf 'FROM scratch\\nCOPY Dockerfile /\\n' > Dockerfile && docker buildx build --output out .`,
    )
    expect(existsSync(join(job.workspace, 'out/Dockerfile'))).toBe(true)
    const post = await job.post()
    expect(post.exitCode).toBe(0)
    expect(existsSync(folder)).toBe(false)
    expect(await remains(job)).toEqual([])
  })

  test('by paths, with the oldest Node.js', async () => {
    const job = await aJob()
    job.node = node20()
    const options = tlsOptions(authority.certificate, client)
    const main = await job.main({ driver: 'remote', endpoint: await mutual(), 'driver-opts': options })
    expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
    expect(main.log).toMatch(/answers over TLS as CN=buildkit, valid until .*, to CN=ci/)
  })
})

type Case = {
  readonly endpoint: () => Promise<string>
  readonly options?: () => Promise<string>
  readonly says: string
}
const cases: Readonly<Record<string, Case>> = {
  'a closed port': {
    endpoint: async () => 'tcp://127.0.0.1:9',
    says: 'tcp://127.0.0.1:9 refuses the connection',
  },
  'a host without an address': {
    endpoint: async () => 'tcp://buildkit.invalid:1234',
    says: 'The host name in tcp://buildkit.invalid:1234 does not resolve',
  },
  'a missing client certificate': {
    endpoint: mutual,
    options: async () => `cacert=${authority.certificate}`,
    says: 'asks for a client certificate, but none is set. It accepts certificates issued by O=Acme, CN=Berth test CA.',
  },
  'a client certificate of another authority': {
    endpoint: mutual,
    options: async () => tlsOptions(authority.certificate, await stranger.issue({ name: 'mallory' })),
    says: 'rejects the client certificate: unknown ca. It is CN=mallory, issued by O=Acme, CN=Other CA',
  },
  'another authority of the server': {
    endpoint: mutual,
    options: async () => tlsOptions(stranger.certificate, client),
    says: 'is not issued by the given authority. Its certificate is CN=buildkit',
  },
  'an expired server': {
    endpoint: async () => {
      const old = await authority.issue({ name: 'old', names: 'IP:127.0.0.1', for: 'serverAuth', days: -1 })
      return startBuildkitd({ authority: authority.certificate, server: old })
    },
    options: async () => tlsOptions(authority.certificate, client),
    says: '(CN=old) expired on',
  },
  'a server of another name': {
    endpoint: async () => {
      const named = await authority.issue({ name: 'n', names: 'DNS:buildkit.example', for: 'serverAuth' })
      return startBuildkitd({ authority: authority.certificate, server: named })
    },
    options: async () => tlsOptions(authority.certificate, client),
    says: 'is not for 127.0.0.1. Its subject alternative names are DNS:buildkit.example',
  },
  'a server without TLS': {
    endpoint: () => startBuildkitd(),
    options: async () => tlsOptions(authority.certificate, client),
    says: 'but the server there does not use TLS',
  },
  'a server with TLS': { endpoint: mutual, says: 'uses TLS, but no certificates are set' },
  'a key of another certificate': {
    endpoint: async () => 'tcp://127.0.0.1:9',
    options: async () => tlsOptions(authority.certificate, { ...client, key: server.key }),
    says: 'is not that of the certificate',
  },
  'an expired client certificate': {
    endpoint: async () => 'tcp://127.0.0.1:9',
    options: async () => tlsOptions(authority.certificate, await authority.issue({ name: 'past', days: -1 })),
    says: '(CN=past) expired on',
  },
  'no certificate file': {
    endpoint: async () => 'tcp://127.0.0.1:9',
    options: async () => 'cacert=/nonexistent/ca.pem',
    says: 'cannot be read: ENOENT',
  },
}

testAsRoot.each(Object.entries(cases))(
  '%s is named within 2 s, before the builder exists',
  async (_, given) => {
    const endpoint = await given.endpoint()
    const options = await given.options?.()
    const job = await aJob()
    const main = await job.main({
      driver: 'remote',
      endpoint,
      ...(options !== undefined && { 'driver-opts': options }),
    })
    expect([main.exitCode, failure(main)]).toEqual([1, expect.stringContaining(given.says)])
    expect(main.log).not.toContain('buildx create')
    // Of it, 2 s are for the nodes. The rest is the look at the machine.
    expect(main.milliseconds).toBeLessThan(6_000)
    expect(await remains(job)).toEqual([])
  },
)

testAsRoot('two nodes by `append`: a build runs on each, and what is wrong is named for each', async () => {
  const job = await aJob()
  const [first, second] = await Promise.all([mutual(), startBuildkitd()])
  Object.assign(job.environment, await authVariables(0, authority.certificate, client))
  const inputs = { driver: 'remote', endpoint: first, platforms: 'linux/amd64' }
  const main = await job.main({ ...inputs, append: `- endpoint: ${second}\n  platforms: linux/386` })
  expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
  const { achieved } = await reportOf(main)
  expect(achieved.builder.nodes.map((node: { endpoint: string }) => node.endpoint)).toEqual([first, second])
  expect(achieved.nodeProofs).toMatchObject([
    { platform: 'linux/amd64', status: 'native' },
    { platform: 'linux/386', status: 'not-checked' },
  ])
  expect((await job.post()).exitCode).toBe(0)

  const other = await aJob()
  const failed = await other.main({ ...inputs, append: '- endpoint: tcp://127.0.0.1:9' })
  expect(failure(failed)).toMatch(
    new RegExp(`^2 of 2 nodes cannot be used. ${first} uses TLS.* tcp://127.0.0.1:9 refuses `),
  )
})

describeAsRoot('on a runner without an engine, without a docker command', () => {
  /** Buildx alone is on PATH, there is no socket, and there are no plugins. */
  async function bareJob(): Promise<Job> {
    const job = await aJob()
    const programs = await temporaryFolder('programs')
    await copyFile('/usr/local/lib/docker/cli-plugins/docker-buildx', join(programs, 'buildx'))
    for (const name of ['bash', 'mount', 'unshare']) await symlink(`/usr/bin/${name}`, join(programs, name))
    job.environment['PATH'] = programs
    // An empty variable counts as not set.
    job.environment['DOCKER_HOST'] = ''
    const hide = 'mount -t tmpfs none /run && mount -t tmpfs none /usr/local/lib/docker && exec "$@"'
    job.starter.push('/usr/bin/unshare', '--mount', '/usr/bin/bash', '-c', hide, 'bash')
    return job
  }

  test('main, a later step and the post step work', async () => {
    const endpoint = await startBuildkitd()
    const job = await bareJob()
    const main = await job.main({ driver: 'remote', endpoint })
    expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
    expect(main.summary).toContain('### ✅ ')
    const { achieved } = await reportOf(main)
    expect(achieved.nodeProofs).toMatchObject([{ platform: 'linux/amd64', status: 'native' }])
    await writeFile(join(job.workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
    await job.sh('buildx build --output out .')
    expect(existsSync(join(job.workspace, 'out/Dockerfile'))).toBe(true)
    const post = await job.post()
    expect([post.exitCode, post.exitCode === 0 ? '' : post.log]).toEqual([0, ''])
    expect(await remains(job)).toEqual([])
  })
})

testAsRoot('a BuildKit at a socket', async () => {
  const folder = await temporaryFolder('buildkit')
  const endpoint = await startBuildkitd(null, join(folder, 'buildkitd.sock'))
  const main = await (await aJob()).main({ driver: 'remote', endpoint })
  expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
})

test('a BuildKit in a container, by its name', async () => {
  const name = `berth-elsewhere-${randomBytes(4).toString('hex')}`
  await closeAfterwards(() => docker('rm', '--force', '--volumes', name))
  await docker('run', '--detach', '--privileged', '--name', name, images.buildkit)
  const main = await (await aJob()).main({ driver: 'remote', endpoint: `docker-container://${name}` })
  expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
})

testAsRoot('BuildKit of the ground leaves neither processes nor cgroups', async () => {
  const script = join(import.meta.dirname, '../../ground/buildkitd')
  const program = startProgram(script, ['--addr', 'tcp://127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (!program.stdout) throw new Error('it has no output')
  const [line] = await once(program.stdout, 'data')
  const port = Number(String(line).trim().split(':').at(-1))
  const cgroups = () => globSync(`/sys/fs/cgroup/{,*/}berth-buildkitd-${program.pid}`)
  const answers = async () => (await knock({ at: { host: '127.0.0.1', port }, tls: null }, 2_000)).status
  expect([cgroups().length > 0, await answers()]).toEqual([true, 'ready'])
  program.kill('SIGTERM')
  await once(program, 'exit')
  expect([cgroups(), await answers()]).toEqual([[], 'failed'])
})
