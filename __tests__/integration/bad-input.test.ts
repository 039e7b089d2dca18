import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { temporaryFolder } from '../opened/folder.ts'
import type { StepResult, Values } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, images, ownBuilder, tracesOf } from './host.ts'

/** Expects one error with all of `reported`, and that nothing was begun, so that post has nothing to do. */
async function expectRefused(inputs: Values, reported: readonly string[]): Promise<void> {
  const job = await aJob()
  const main = await job.main(inputs)
  expect(main.exitCode).toBe(1)
  const [error, ...others] = errorsIn(main.commands)
  expect(others).toEqual([])
  for (const text of reported) expect(error?.message).toContain(text)
  expect(job.state['journal']).toBeUndefined()
  expect(await readdir(job.temp)).toEqual([])
}

test.each([
  ['mode', 'podman', 'one of auto, socket, dind, remote, inspect'],
  ['driver', 'podman', 'one of docker-container, docker'],
  ['driver-opts', 'image', 'a list of key=value'],
  ['platforms', 'linux', 'os/architecture[/variant]'],
  ['name', '--help', 'a letter, then letters'],
  ['keep-state', 'yes', 'true or false'],
  ['cleanup', '1', 'true or false'],
  ['dind-image', 'docker:29 dind', 'an image reference'],
  ['privilege', 'root', 'one of auto, sysbox, user-namespace, rootless, capabilities, privileged'],
  ['daemon-config', '{"debug": tru', 'a JSON object in valid JSON'],
  ['daemon-config', '["debug"]', 'a JSON object'],
  ['memory', 'plenty', 'a size of at least 256m'],
  ['memory', '1m', 'a size of at least 256m'],
  ['pids-limit', '-1', 'a whole number from 100 to'],
  ['start-timeout', '0', 'a whole number from 1 to'],
  ['verify', 'maybe', 'one of quick, full, false'],
  ['fail-on', 'notice', 'one of auto, error, warning, never'],
  ['ignore', '["mtu-mismatch"', 'a list in valid JSON'],
  ['ignore', 'no-such-finding', 'one of these finding ids: '],
  ['sweep-after', 'never', 'a whole number from 1 to'],
])('`%s: %s` is refused, with the allowed values and an example', async (name, value, allowed) => {
  const reported = [`The input \`${name}\` is ${JSON.stringify(value)}`, allowed, `such as \`${name}: `]
  await expectRefused({ [name]: value }, reported)
})

test.each([
  ['`mode: socket` uses the host daemon', { mode: 'socket', privilege: 'privileged' }],
  ['starts a privileged container', { mode: 'dind', driver: 'docker-container', privilege: 'capabilities' }],
  ['whose state the daemon keeps', { driver: 'docker', 'keep-state': 'true' }],
  ['has one node', { driver: 'docker', append: '- endpoint: tcp://other.example:2375' }],
  ['have the name one', { append: '- {name: one, endpoint: a}\n- {name: one, endpoint: b}' }],
  ['"icc": false', { mode: 'dind', 'daemon-config': '{"iptables": false, "icc": false}' }],
  ['sets `hosts`', { mode: 'dind', 'daemon-config': '{"hosts": ["tcp://0.0.0.0:2375"]}' }],
])('inputs that contradict each other are refused: %s', async (reported, inputs) => {
  await expectRefused(inputs, [reported])
})

test.each([
  ['not valid YAML: line 2, column 5', { append: '- endpoint: a\n- [b' }],
  ['has unknown keys: append, node 1: driver', { append: '- {endpoint: a, driver: docker}' }],
  ['no Docker context', { endpoint: 'no-such-context' }],
  ['`append, node 1` is no-such-context', { append: '- endpoint: no-such-context' }],
])('a node that cannot be is refused: %s', async (reported, inputs) => {
  await expectRefused(inputs, [reported])
})

test('an image that cannot be pulled fails the step, and the post step cleans up', async () => {
  const job = await aJob()
  const { exitCode, commands } = await job.main({ mode: 'dind', 'dind-image': '127.0.0.1:1/nowhere:1' })
  expect(exitCode).toBe(1)
  const message = expect.stringContaining('127.0.0.1:1/nowhere:1 could not be pulled')
  expect(errorsIn(commands)).toEqual([{ name: 'error', title: 'image-unavailable', message }])
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('a RUNNER_TEMP that is too long for a socket is an error before anything is created', async () => {
  const folder = await temporaryFolder('deep')
  const deep = join(folder, 'd'.repeat(100 - folder.length))
  await mkdir(deep)
  const job = await aJob(deep)
  const { exitCode, commands } = await job.main({ mode: 'dind', 'dind-image': images.dind })
  expect(exitCode).toBe(1)
  const [error, ...others] = errorsIn(commands)
  expect(others).toEqual([])
  expect(error?.message).toContain('is longer than 107 bytes')
  expect(job.state['journal']).toBeUndefined()
})

test('a socket path of exactly 107 bytes works', async () => {
  const socket = '/berth-12345678/docker.sock'
  const folder = await temporaryFolder('deep')
  const rest = 107 - folder.length - socket.length - '/temp'.length - '/berth-job-123456'.length
  const deep = join(folder, 'd'.repeat(rest - 1))
  await mkdir(deep)
  const job = await aJob(deep)
  const { exitCode, outputs } = await job.main({ mode: 'dind', 'dind-image': images.dind })
  expect(exitCode).toBe(0)
  expect(outputs['socket']).toHaveLength(107)
  await job.sh('docker version')
  await job.post()
})

const marker = join(tmpdir(), `berth-marker-${process.pid}`)
const commandTexts = [`$(touch ${marker})`, `\`touch ${marker}\``, `; touch ${marker} #`]
const hostileTexts = [...commandTexts, 'x\n::error::pwned', '::set-output name=x::y', '##[error]pwned']

function expectUnharmed({ commands }: StepResult): void {
  const taken = commands.filter(({ name, message }) => name === 'set-output' || message === 'pwned')
  expect(taken).toEqual([])
  expect(existsSync(marker)).toBe(false)
}

const checkedInputs = [
  'mode',
  'driver',
  'platforms',
  'name',
  'endpoint',
  'append',
  'dind-image',
  'daemon-config',
  'ignore',
  'memory',
]
test.each(checkedInputs)(
  'hostile texts in `%s` are refused, reach no shell and give no command',
  async (name) => {
    for (const text of hostileTexts) {
      const job = await aJob()
      const main = await job.main({ mode: 'socket', [name]: text })
      expect(main.exitCode).toBe(1)
      expectUnharmed(main)
    }
  },
)

test.each([
  ['driver-opts', commandTexts.map((text, index) => `env.X${index}=${text}`).join('\n')],
  ['buildkitd-flags', `--debug ${hostileTexts.join(' ')}`],
])(
  'hostile text in `%s`, which is passed to buildx, reaches no shell and starts no workflow command',
  async (name, value) => {
    const job = await aJob()
    const options = `image=${images.buildkit}\n${name === 'driver-opts' ? value : ''}`
    expectUnharmed(await job.main({ mode: 'socket', [name]: value, 'driver-opts': options }))
    expectUnharmed(await job.post())
    expect(await tracesOf(job)).toEqual([])
  },
)

test('the post step removes a builder that could not start because of its flags', async () => {
  const job = await aJob()
  const main = await job.main({ ...ownBuilder, 'buildkitd-flags': '--no-such-flag # and a comment' })
  expect(main.exitCode).toBe(1)
  expect(errorsIn(main.commands)).toEqual([expect.objectContaining({ title: 'builder-not-ready' })])
  expect(await job.post()).toMatchObject({ exitCode: 0, commands: [] })
  expect(await tracesOf(job)).toEqual([])
})

test("hostile text in the runner's variables reaches no shell and starts no workflow command", async () => {
  const job = await aJob()
  for (const name of ['GITHUB_JOB', 'GITHUB_REPOSITORY', 'RUNNER_NAME']) {
    job.environment[name] = hostileTexts.join(' ')
  }
  const main = await job.main(ownBuilder)
  expect(main).toMatchObject({ exitCode: 0 })
  expectUnharmed(main)
  expectUnharmed(await job.post())
  expect(await tracesOf(job)).toEqual([])
})
