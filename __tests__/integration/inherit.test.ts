import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer, request } from 'node:http'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import { beforeAll, expect, test } from '@jest/globals'
import { type Authority, makeAuthority } from '../opened/authority.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { forward, startRegistry } from '../opened/registry.ts'
import { listen } from '../opened/server.ts'
import type { Job, Values } from '../run-action.ts'
import { addressOnBridge, aJob, docker, images, ownDaemon } from './host.ts'

const builder = { mode: 'socket', 'driver-opts': `image=${images.buildkit}` } as const
/** The image that only the test's registry has. */
const repository = 'library/inherited'

/** The host, as a builder's container finds it, and a registry there, which is reached by `plain`. */
let bridge = ''
let plain = ''
beforeAll(async () => {
  bridge = await addressOnBridge()
  const registry = await startRegistry()
  await closeAfterwards(() => docker('image', 'rm', '--force', `${registry}/${repository}`))
  await docker('tag', images.busybox, `${registry}/${repository}`)
  await docker('push', '--quiet', `${registry}/${repository}`)
  plain = await forward(registry, bridge)
})

/** The registry behind TLS. Gives its address. */
async function overTls({ certificate, key }: Authority): Promise<string> {
  const [host, port] = plain.split(':')
  const server = createTlsServer({ cert: certificate, key }, (near) => {
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
): Promise<{
  readonly log: string
  readonly summary: string
  readonly build: string
  readonly isBuilt: boolean
}> {
  const main = await job.main(inputs)
  if (main.exitCode !== 0) throw new Error(main.log)
  await writeFile(join(job.workspace, 'Dockerfile'), `FROM ${base}\nRUN echo built\n`)
  const { exitCode, output } = await job.attempt('docker buildx build --progress plain . 2>&1')
  return { log: main.log, summary: main.summary, build: output, isBuilt: exitCode === 0 }
}

/** Puts a CA into certs.d of this machine for a test. */
async function trustInDocker(registry: string, { file }: Authority): Promise<void> {
  const directory = `/etc/docker/certs.d/${registry}`
  await closeAfterwards(() => rm(directory, { recursive: true, force: true }))
  await mkdir(directory, { recursive: true })
  await writeFile(join(directory, 'ca.crt'), await readFile(file))
}

test.each([
  { driver: 'docker-container', inputs: builder },
  { driver: 'docker in a job daemon', inputs: ownDaemon },
])("$driver: a registry with a CA in Docker's certs.d is used", async ({ inputs }) => {
  const authority = await makeAuthority(bridge)
  const registry = await overTls(authority)
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
  expect(built.log).toContain(`inherits certificates for \`${registry}\``)
})

test.each([
  { driver: 'docker-container', inputs: builder },
  { driver: 'docker in a job daemon', inputs: ownDaemon },
])('$driver: the private CAs of the runner are trusted beside the public ones', async ({ inputs }) => {
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
  await writeFile(join(job.workspace, 'Dockerfile'), `FROM scratch\nADD https://${registry}/v2/_catalog /\n`)
  await job.sh('docker buildx build . 2>&1')
})

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
  expect(JSON.stringify([built, job.state])).not.toContain('hunter2')
})
