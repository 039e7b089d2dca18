import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, request } from 'node:http'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { type Authority, makeAuthority } from '../opened/authority.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { forward, startRegistry } from '../opened/registry.ts'
import { listen } from '../opened/server.ts'
import type { Job, StepResult, Values } from '../run-action.ts'
import { addressOnBridge, aJob, docker, images, ownDaemon, tracesOf } from './host.ts'

const builder = { mode: 'socket', 'driver-opts': `image=${images.buildkit}` } as const
/** It is another user than that of the job, whose workspace it need not read here. */
const rootlessDaemon = {
  ...{ mode: 'dind', privilege: 'rootless', 'dind-image': images.dindRootless, verify: 'false' },
} as const
/** The image that only the test's registry has. */
const repository = 'library/inherited'

/** The host, as a builder's container finds it, and a registry there, which is reached by `plain`. */
let bridge = ''
let local = ''
let plain = ''
beforeAll(async () => {
  bridge = await addressOnBridge()
  local = await startRegistry()
  await push(images.busybox, repository)
  plain = await forward(local, bridge)
})

/** Pushes an image of the engine to the registry, where only that has it then. */
async function push(image: string, name: string): Promise<void> {
  const reference = `${local}/${name}`
  await closeAfterwards(() => docker('image', 'rm', '--force', reference))
  await docker('tag', image, reference)
  await docker('push', '--quiet', reference)
}

/** The registry behind TLS, which can ask for a client certificate of the CA. Gives its address. */
async function overTls({ certificate, key, file }: Authority, asksForClient = false): Promise<string> {
  const [host, port] = plain.split(':')
  const ca = await readFile(file)
  const server = createTlsServer({ cert: certificate, key, ca, requestCert: asksForClient }, (near) => {
    const far = createConnection(Number(port), host)
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  return listen(server, { host: bridge })
}

/** Runs main, and a build of an image that is in a registry only. */
async function buildFrom(
  job: Job,
  inputs: Values,
  base: string,
): Promise<StepResult & { readonly build: string; readonly isBuilt: boolean }> {
  const main = await job.main(inputs)
  if (main.exitCode !== 0) throw new Error(main.log)
  await writeFile(join(job.workspace, 'Dockerfile'), `FROM ${base}\nRUN echo built\n`)
  const { exitCode, output } = await job.attempt('docker buildx build --progress plain . 2>&1')
  return { ...main, build: output, isBuilt: exitCode === 0 }
}

/** Puts a CA, and a client certificate of it, into certs.d of this machine for a test. */
async function trustInDocker(registry: string, { file, certificate, key }: Authority): Promise<void> {
  const directory = `/etc/docker/certs.d/${registry}`
  await closeAfterwards(() => rm(directory, { recursive: true, force: true }))
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'ca.crt'), await readFile(file))
  await writeFile(join(directory, 'client.cert'), certificate)
  await writeFile(join(directory, 'client.key'), key, { mode: 0o600 })
}

const drivers = [
  { driver: 'docker-container', inputs: builder, asksForClient: false },
  { driver: 'docker in a job daemon', inputs: ownDaemon, asksForClient: true },
  { driver: 'docker in a rootless job daemon', inputs: rootlessDaemon, asksForClient: true },
]
const played = orFew(drivers, ({ inputs }) => inputs !== rootlessDaemon)

test.each(played)(
  "$driver: the certificates in Docker's certs.d are used",
  async ({ inputs, asksForClient }) => {
    const authority = await makeAuthority(bridge)
    const registry = await overTls(authority, asksForClient)
    await trustInDocker(registry, authority)
    const base = `${registry}/${repository}`
    const without = await aJob()
    expect(await buildFrom(without, { ...inputs, inherit: 'false' }, base)).toMatchObject({
      isBuilt: false,
      build: expect.stringContaining('certificate signed by unknown authority'),
    })
    const job = await aJob()
    const built = await buildFrom(job, inputs, base)
    expect([built.isBuilt, built.isBuilt ? '' : built.build]).toEqual([true, ''])
    expect(built.log).toMatch(new RegExp(`inherits (?:.*, )?certificates for \`${registry}\``))
    const [, body = 'no key'] = authority.key.split('\n')
    // `docker buildx inspect` shows all files of a builder, as docker/build-push-action does.
    expect(
      [built.log, JSON.stringify(built.outputs), await job.sh('docker buildx inspect')].join(),
    ).not.toContain(body)
  },
)

test.each(played)(
  '$driver: the private CAs of the runner are trusted beside the public ones',
  async ({ inputs }) => {
    const authority = await makeAuthority(bridge)
    const registry = await overTls(authority)
    const base = `${registry}/${repository}`
    const without = await aJob()
    expect(await buildFrom(without, inputs, base)).toMatchObject({ isBuilt: false })
    const job = await aJob()
    job.environment['NODE_EXTRA_CA_CERTS'] = authority.file
    const built = await buildFrom(job, inputs, base)
    expect([built.isBuilt, built.isBuilt ? '' : built.build]).toEqual([true, ''])
    // The machine can have others.
    expect(built.log).toMatch(/inherits (?:.*, )?\d+ private CAs?\./)
    await writeFile(
      join(job.workspace, 'Dockerfile'),
      `FROM scratch\nADD https://${registry}/v2/_catalog /\n`,
    )
    await job.sh('docker buildx build . 2>&1')
  },
)

/** A proxy that forwards plain HTTP to the registry, whatever the host of the request. Gives its address. */
async function startProxy(seen: { url: string; login: string }[]): Promise<string> {
  const server = createHttpServer((near, answer) => {
    const { host, pathname, search } = new URL(near.url ?? '', 'http://none.invalid')
    seen.push({ url: `http://${host}`, login: near.headers['proxy-authorization'] ?? '' })
    const far = request(`http://${plain}${pathname}${search}`, { method: near.method, headers: near.headers })
    far.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    near.pipe(far)
  })
  return listen(server, { host: bridge })
}

test("the proxy of the step's environment is the builder's, with its login, which appears nowhere", async () => {
  const seen: { url: string; login: string }[] = []
  const proxy = await startProxy(seen)
  const toml = '[registry."registry.invalid"]\nhttp = true\n'
  const inputs = { ...builder, 'buildkitd-config-inline': toml }
  const base = `registry.invalid/${repository}`
  expect(await buildFrom(await aJob(), inputs, base)).toMatchObject({ isBuilt: false })
  expect(seen).toEqual([])

  const job = await aJob()
  job.environment['HTTP_PROXY'] = `http://ann:hunter2@${proxy}`
  // Berth itself reaches the engine without it.
  job.environment['NO_PROXY'] = 'localhost'
  const built = await buildFrom(job, inputs, base)
  expect([built.isBuilt, built.isBuilt ? '' : built.build]).toEqual([true, ''])
  const login = `Basic ${Buffer.from('ann:hunter2').toString('base64')}`
  expect(seen[0]).toEqual({ url: 'http://registry.invalid', login })
  expect(built.log).toContain(`\`HTTP_PROXY=http://${proxy}\``)
  const { masked, ...others } = built
  expect(JSON.stringify([others, job.state])).not.toContain('hunter2')
  // `docker buildx inspect` shows it in later steps.
  expect(masked).toEqual(['hunter2'])
})

/** An engine with these options, which has the images of BuildKit and of the test. Gives its address. */
async function startEngine(...options: string[]): Promise<string> {
  const name = `berth-test-${randomBytes(4).toString('hex')}`
  await closeAfterwards(() => docker('rm', '--force', '--volumes', name))
  const plainTcp = ['--env', 'DOCKER_TLS_CERTDIR=', '--publish', '127.0.0.1::2375']
  const command = [images.dind, 'dockerd', '--host=tcp://0.0.0.0:2375', '--host=unix:///var/run/docker.sock']
  await docker('run', '--detach', '--privileged', '--name', name, ...plainTcp, ...command, ...options)
  await docker('exec', name, 'sh', '-c', 'until docker version >/dev/null 2>&1; do sleep 0.2; done')
  const port = (await docker('port', name, '2375/tcp')).split(':').at(-1)
  const host = `tcp://127.0.0.1:${port}`
  const copy = `docker save ${images.buildkit} | docker --host ${host} load --quiet`
  await promisify(execFile)('bash', ['-o', 'pipefail', '-c', copy])
  return host
}

test('the mirror and the insecure registries of the daemon are those of the builder', async () => {
  const [host, port] = plain.split(':')
  const subnet = `${host}/32`
  const words = ['--registry-mirror', `http://${plain}`, '--insecure-registry', `registry.invalid:${port}`]
  const engine = await startEngine(...words, '--insecure-registry', subnet)
  const isFromHub = `docker.io/${repository}`
  const inputs = { ...builder, verify: 'false' }
  const without = await aJob()
  without.environment['DOCKER_HOST'] = engine
  expect(await buildFrom(without, { ...inputs, inherit: 'false' }, isFromHub)).toMatchObject({
    isBuilt: false,
  })
  const job = await aJob()
  job.environment['DOCKER_HOST'] = engine
  const built = await buildFrom(job, inputs, isFromHub)
  expect([built.isBuilt, built.isBuilt ? '' : built.build]).toEqual([true, ''])
  const inherits = `inherits 1 mirror of docker.io (\`http://${plain}/\`), insecure access to \`registry.invalid:${port}\``
  expect(built.log).toContain(inherits)
  expect(built.summary).toContain('inherits 1 mirror')
  expect(built.log).toContain(`because BuildKit takes names only: \`${subnet}\``)
  const { name } = built.outputs
  const configuration = await job.sh(`docker exec buildx_buildkit_${name}0 cat /etc/buildkit/buildkitd.toml`)
  expect(configuration).toContain(`registry.invalid:${port}`)
})

test('a configuration in the image of BuildKit stays in effect', async () => {
  const job = await aJob()
  const image = `berth-test-buildkit:${job.run}`
  await closeAfterwards(() => docker('image', 'rm', '--force', image))
  await writeFile(join(job.workspace, 'buildkitd.toml'), '[registry."registry.invalid"]\nhttp = true\n')
  const dockerfile = `FROM ${images.buildkit}\nCOPY buildkitd.toml /etc/buildkit/\n`
  await writeFile(join(job.workspace, 'Dockerfile'), dockerfile)
  await job.sh(`DOCKER_BUILDKIT=1 docker build --tag ${image} . 2>&1`)
  job.environment['NODE_EXTRA_CA_CERTS'] = (await makeAuthority(bridge)).file
  const main = await job.main({ mode: 'socket', 'driver-opts': `image=${image}`, verify: 'false' })
  expect(main).toMatchObject({ exitCode: 0 })
  expect(main.log).toContain('private CA')
  const container = `buildx_buildkit_${main.outputs['name']}0`
  const configuration = await docker('exec', container, 'cat', '/etc/buildkit/buildkitd.toml')
  expect(configuration).toContain('registry.invalid')
  expect(configuration).toContain('private-authorities.berth.invalid')
  await job.post()
  expect(await tracesOf(job)).toEqual([`image ${image}`])
})

test('a builder in a job daemon takes over the settings of that daemon', async () => {
  const authority = await makeAuthority(bridge)
  const registry = await overTls(authority)
  const image = `${plain}/buildkit`
  await push(images.buildkit, 'buildkit')
  const job = await aJob()
  job.environment['NODE_EXTRA_CA_CERTS'] = authority.file
  const inputs = {
    ...{ ...ownDaemon, driver: 'docker-container' },
    ...{ 'driver-opts': `image=${image}`, verify: 'false' },
    'daemon-config': JSON.stringify({ 'insecure-registries': [plain] }),
  }
  const built = await buildFrom(job, inputs, `${registry}/${repository}`)
  expect([built.isBuilt, built.isBuilt ? '' : built.build]).toEqual([true, ''])
  expect(built.log).toContain(`The builder inherits insecure access to \`${plain}\``)
})
