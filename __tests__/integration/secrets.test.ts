import { readFile, writeFile } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import type { StepResult } from '../run-action.ts'
import { aJob, images } from './host.ts'
import { hostEndpoint } from './host-engine.ts'

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

/** The host's engine on TCP. Gives the port. */
async function onTcp(): Promise<number> {
  const server = createServer((client) => {
    const engine = createConnection(hostEndpoint.replace('unix://', ''))
    client.pipe(engine).pipe(client)
    for (const [one, other] of [
      [client, engine],
      [engine, client],
    ] as const) {
      one.on('error', () => {})
      one.on('close', () => other.destroy())
    }
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const secret = 'hunter2'
const proxy = `http://ann:${secret}@proxy.example:3128`

/** All that outlives the step, or that anybody can read. */
async function traces(step: StepResult, state: Readonly<Record<string, string>>): Promise<string> {
  const report = step.outputs['report'] ? await readFile(step.outputs['report'], 'utf8') : ''
  return JSON.stringify([step.log, step.commands, step.outputs, step.summary, state, report])
}

async function aJobWithSecrets() {
  const job = await aJob()
  job.environment['HTTPS_PROXY'] = proxy
  job.environment['NO_PROXY'] = '*'
  const auth = Buffer.from(`ann:${secret}`).toString('base64')
  const configuration = {
    auths: { 'registry.example': { auth } },
    proxies: { default: { httpProxy: proxy } },
  }
  await writeFile(`${job.dockerConfig}/config.json`, JSON.stringify(configuration))
  return { job, auth }
}

test.each([
  ['inspect', {}],
  [
    'socket',
    { 'driver-opts': `image=${images.buildkit}\nenv.HTTP_PROXY=${proxy}`, 'buildkitd-flags': `--debug` },
  ],
])('mode: %s with a password in DOCKER_HOST: it appears nowhere', async (mode, inputs) => {
  const { job, auth } = await aJobWithSecrets()
  const port = await onTcp()
  job.environment['DOCKER_HOST'] = `tcp://ann:${secret}@127.0.0.1:${port}`
  const main = await job.main({ mode, ...inputs, 'fail-on': 'never' })
  expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
  expect(main.outputs['docker-host']).toBe(`tcp://127.0.0.1:${port}`)
  const found = await traces(main, job.state)
  expect(found).not.toContain(secret)
  expect(found).not.toContain(auth)
  const post = await job.post()
  expect(post.log).toContain(mode === 'inspect' ? 'Nothing to clean up' : 'Berth cleaned up')
  expect(post.log).not.toContain(secret)
})

test('mode: dind with a password in the settings: it appears nowhere', async () => {
  const { job, auth } = await aJobWithSecrets()
  const settings = { proxies: { 'http-proxy': proxy, 'no-proxy': '*' } }
  const inputs = { 'dind-image': images.dind, 'daemon-config': JSON.stringify(settings) }
  const main = await job.main({ mode: 'dind', ...inputs })
  expect([main.exitCode, main.exitCode === 0 ? '' : main.log]).toEqual([0, ''])
  const found = await traces(main, job.state)
  expect(found).not.toContain(secret)
  expect(found).not.toContain(auth)
  expect((await job.post()).log).not.toContain(secret)
})

test.each([
  ['driver-opts', `http://ann:${secret}@proxy.example`],
  ['daemon-config', `{"proxies": "http://ann:${secret}@proxy.example"`],
  ['dind-image', `https://ann:${secret}@registry.example/dind`],
])('an invalid %s with a password: the error names the input without the password', async (name, value) => {
  const { job } = await aJobWithSecrets()
  const main = await job.main({ mode: 'auto', [name]: value })
  expect(main.exitCode).toBe(1)
  expect(main.log).toContain(`The input \`${name}\` is`)
  expect(await traces(main, job.state)).not.toContain(secret)
})
