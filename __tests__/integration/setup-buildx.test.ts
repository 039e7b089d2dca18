import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Job, StepResult, Values } from '../run-action.ts'
import { errorsIn } from '../workflow-commands.ts'
import { aJob, docker, images, tracesOf } from './host.ts'

/** The image of BuildKit: docker/setup-buildx-action takes it from a registry, which this ground does not have. */
const image = `image=${images.buildkit}`
const plain: Values = { 'driver-opts': image }

const toml = 'debug = true\n[registry."docker.io"]\n  mirrors = ["mirror.gcr.io"]\n'

/** A later step of a workflow finds what it expects, or else this rejects. */
type Later = (job: Job, main: StepResult) => Promise<unknown>

type Scenario = {
  readonly inputs: Values
  /** Steps before. */
  readonly before?: (job: Job) => Promise<unknown>
  readonly later: Later
  readonly afterPost?: (job: Job, post: StepResult, name: string) => Promise<unknown>
  /** What stays by request: words of its traces. */
  readonly stays?: readonly RegExp[]
}

const containerOf = ({ outputs }: StepResult) => `buildx_buildkit_${outputs['name']}0`
const currentOf = (job: Job) => job.sh("docker buildx inspect | awk '/^Name/ && !found++ { print $2 }'")

const isCurrent: Later = async (job, { outputs }) => expect(await currentOf(job)).toBe(outputs['name'])

/** As docker/build-push-action and docker/bake-action run Buildx, with the builder that they are given. */
const builds: Later = async (job, { outputs }) => {
  await writeFile(join(job.workspace, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n')
  await writeFile(join(job.workspace, 'docker-bake.json'), '{"target": {"default": {"context": "."}}}')
  const name = outputs['name']
  const metadata = '--metadata-file metadata.json'
  await job.sh(
    `docker buildx build --builder ${name} --iidfile id ${metadata} . 2>&1 && jq -e . metadata.json`,
  )
  await job.sh(`docker buildx bake --builder ${name} ${metadata} 2>&1 && docker buildx bake 2>&1`)
}

const hasConfiguration: Later = async (job, main) => {
  const file = await docker('exec', containerOf(main), 'cat', '/etc/buildkit/buildkitd.toml')
  expect(file).toContain('mirror.gcr.io')
  expect(JSON.parse(main.outputs['nodes'] ?? '')[0].files['buildkitd.toml']).toContain('mirror.gcr.io')
  await builds(job, main)
}

const showsLog = async (_: Job, { log }: StepResult, name: string) =>
  expect(log).toMatch(new RegExp(`::group::BuildKit log of buildx_buildkit_${name}0\n[^]*running server`))

/** The jobs of docker/setup-buildx-action's .github/workflows/ci.yml that need neither a registry nor another machine. */
const scenarios: Readonly<Record<string, Scenario>> = {
  main: {
    inputs: plain,
    later: async (job, main) => {
      await isCurrent(job, main)
      expect(main.outputs).toMatchObject({
        driver: 'docker-container',
        status: 'running',
        endpoint: expect.stringMatching(/:\/\//),
      })
      const [node] = JSON.parse(main.outputs['nodes'] ?? '')
      expect(node).toMatchObject({
        name: `${main.outputs['name']}0`,
        status: 'running',
        'driver-opts': expect.arrayContaining([image]),
        'buildkitd-flags': main.outputs['flags'],
        buildkit: expect.stringMatching(/^v/),
        platforms: expect.stringMatching(/^linux\/amd64(,|$)/),
        features: { 'OCI exporter': true },
        gcPolicy: expect.arrayContaining([expect.objectContaining({ all: true })]),
      })
      await builds(job, main)
    },
  },
  debug: { inputs: { ...plain, 'buildkitd-flags': '--debug' }, later: builds, afterPost: showsLog },
  'use: true': {
    inputs: { ...plain, use: 'true' },
    later: async (job, { outputs }) =>
      expect(await job.sh('docker buildx ls')).toContain(`${outputs['name']}*`),
  },
  'use: false': {
    inputs: { ...plain, use: 'false' },
    later: async (job, main) => {
      expect(await job.sh('docker buildx ls')).toMatch(new RegExp(`^${main.outputs['name']} `, 'm'))
      expect(await currentOf(job)).toBe('default')
      await builds(job, main)
    },
  },
  'driver, with an image': { inputs: { driver: 'docker-container', 'driver-opts': image }, later: isCurrent },
  'driver, with two options': {
    inputs: { driver: 'docker-container', 'driver-opts': `${image}\nnetwork=host\n` },
    later: async (_, main) =>
      expect(await docker('inspect', '--format', '{{.HostConfig.NetworkMode}}', containerOf(main))).toBe(
        'host',
      ),
  },
  'docker-driver': {
    inputs: { driver: 'docker' },
    later: async (job, { outputs }) => {
      expect(outputs).toMatchObject({ name: 'default', driver: 'docker' })
      await job.sh('docker buildx inspect | grep Driver | grep docker')
      await job.sh('docker buildx inspect | grep Status | grep running')
    },
  },
  endpoint: {
    inputs: { ...plain, endpoint: 'mycontext' },
    before: async (job) => {
      await job.sh('docker context create mycontext && docker --context mycontext info >/dev/null')
      job.environment['DOCKER_CONTEXT'] = 'mycontext'
    },
    later: async (job, main) => {
      expect(main.outputs['endpoint']).toBe('mycontext')
      // It is a variable of that step only.
      delete job.environment['DOCKER_CONTEXT']
      await builds(job, main)
    },
  },
  'buildkitd-config': {
    inputs: { ...plain, 'buildkitd-flags': '--debug', 'buildkitd-config': 'buildkitd.toml' },
    before: ({ workspace }) => writeFile(join(workspace, 'buildkitd.toml'), toml),
    later: hasConfiguration,
    afterPost: showsLog,
  },
  'buildkitd-config-inline': {
    inputs: { ...plain, 'buildkitd-flags': '--debug', 'buildkitd-config-inline': toml },
    later: hasConfiguration,
    afterPost: showsLog,
  },
  append: {
    inputs: {
      ...plain,
      append: `
- name: builder2
  endpoint: ctxbuilder2
  platforms: linux/amd64
  driver-opts:
    - ${image}
    - network=host
- endpoint: ctxbuilder3
  platforms: linux/arm64
  driver-opts:
    - ${image}
`,
    },
    before: (job) => job.sh('docker context create ctxbuilder2; docker context create ctxbuilder3'),
    later: async (job, main) => {
      const { name, platforms = '', nodes = '' } = main.outputs
      expect(JSON.parse(nodes)).toMatchObject([
        { name: `${name}0` },
        { name: 'builder2', platforms: 'linux/amd64' },
        { name: `${name}1`, platforms: 'linux/arm64' },
      ])
      expect(platforms.split(',')).toContain('linux/arm64')
      await builds(job, main)
    },
    afterPost: async () =>
      expect(await docker('ps', '--all', '--quiet', '--filter', 'name=buildx_buildkit_builder2')).toBe(''),
  },
  platforms: {
    inputs: { ...plain, platforms: 'linux/amd64' },
    later: async (_, { outputs }) => expect(outputs['platforms']).toBe('linux/amd64'),
  },
  'docker-context': {
    inputs: { driver: 'docker' },
    before: (job) => job.sh('docker context create foo && docker context use foo'),
    later: async (job, { outputs }) => {
      expect(outputs).toMatchObject({ name: 'foo', driver: 'docker' })
      expect(await currentOf(job)).toBe('foo')
    },
  },
  'cleanup: true': { inputs: { ...plain, cleanup: 'true' }, later: isCurrent },
  'cleanup: false': {
    inputs: { ...plain, cleanup: 'false' },
    later: isCurrent,
    afterPost: async (job, _, name) => {
      expect(await docker('inspect', '--format', '{{.State.Running}}', `buildx_buildkit_${name}0`)).toBe(
        'true',
      )
      expect(await job.sh('docker buildx ls')).toContain(name)
    },
    stays: [/^container buildx_buildkit_/, /^volume buildx_buildkit_/, /^builder /],
  },
}

test.each(Object.entries(scenarios))('%s', async (_, { inputs, before, later, afterPost, stays = [] }) => {
  const job = await aJob()
  const { DOCKER_HOST: host = '' } = job.environment
  // A context is for who has no DOCKER_HOST, which the CLI prefers.
  if (inputs['endpoint'] === 'mycontext' || inputs['driver'] === 'docker') await forgetHost(job, host)
  await before?.(job)
  const main = await job.main(inputs)
  expect(errorsIn(main.commands)).toEqual([])
  expect(main.exitCode).toBe(0)
  await later(job, main)
  const post = await job.post()
  expect(post.exitCode).toBe(0)
  const variables = ['BUILDX_CONFIG', 'DOCKER_CONTEXT'] as const
  for (const name of variables) delete job.environment[name]
  await afterPost?.(job, post, main.outputs['name'] ?? '')
  const left = (await tracesOf(job)).filter((trace) => !stays.some((kept) => kept.test(trace)))
  expect(left).toEqual([])
})

/** Without DOCKER_HOST the default context of the CLI is that of its default socket. */
async function forgetHost(job: Job, host: string): Promise<void> {
  if (host !== '' && host !== 'unix:///var/run/docker.sock') return
  delete job.environment['DOCKER_HOST']
}

test('multi: two steps have two builders, the later one is current, and both are removed', async () => {
  const job = await aJob()
  const first = await job.main(plain)
  const ofFirst = { ...job.state }
  const second = await job.main(plain)
  expect([first.exitCode, second.exitCode]).toEqual([0, 0])
  expect(second.outputs['name']).not.toBe(first.outputs['name'])
  await isCurrent(job, second)
  await builds(job, first)
  await job.post()
  Object.assign(job.state, ofFirst)
  await job.post()
  expect(await tracesOf(job)).toEqual([])
})

test('error: without a daemon the step fails, and the job can go on', async () => {
  const job = await aJob()
  job.environment['DOCKER_HOST'] = `unix://${job.folder}/none.sock`
  const { exitCode, commands } = await job.main({ ...plain, 'start-timeout': '1' })
  expect(exitCode).toBe(1)
  expect(errorsIn(commands)[0]).toMatchObject({ title: 'no-strategy-left' })
  expect((await job.post()).exitCode).toBe(0)
})

test('keep-state: the same name twice is one builder, and its state stays', async () => {
  const job = await aJob()
  const name = `foo-${job.run}`
  const inputs = { ...plain, name, 'keep-state': 'true' }
  const first = await job.main(inputs)
  const ofFirst = { ...job.state }
  const second = await job.main(inputs)
  expect([first.exitCode, second.exitCode]).toEqual([0, 0])
  await builds(job, second)
  await job.post()
  Object.assign(job.state, ofFirst)
  await job.post()
  expect(await tracesOf(job)).toEqual([`volume buildx_buildkit_${name}0_state`])
})

test('keep-state-error: `driver: docker` has no state to keep', async () => {
  const job = await aJob()
  const { exitCode, commands } = await job.main({ driver: 'docker', 'keep-state': 'true' })
  expect(exitCode).toBe(1)
  expect(errorsIn(commands)[0]?.message).toContain('`keep-state`')
})
