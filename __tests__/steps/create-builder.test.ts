import { describe, expect, test } from '@jest/globals'
import { labelsOf } from '../../src/plan/job.ts'
import type { CreateBuilder } from '../../src/plan/plan.ts'
import { createBuilder } from '../../src/steps/create-builder.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { job } from '../plan/make-situation.ts'
import { fakeCommands, fakeDocker, makeTools } from './make-tools.ts'

const step: CreateBuilder = {
  kind: 'create-builder',
  name: 'mine',
  buildx: 'buildx',
  endpoint: 'unix:///var/run/docker.sock',
  platforms: [],
  labels: labelsOf(job),
  keepState: false,
  cleanup: true,
  secret: { driverOptions: [], buildkitdFlags: '' },
}

const flagsOf = (token: string) => `--oci-worker-labels=berth.token=${token}`
const missing = { exitCode: 1, stderr: 'ERROR: no builder "mine" found\n' }
const inspected = (token: string) => ({
  stdout: `Name: mine\nDriver: docker-container\n\nNodes:\nName: mine0\nStatus: running\nFlags: ${flagsOf(token)}\n`,
})

const unstarted = { stdout: 'Name: mine\n\nNodes:\nName: mine0\nError: failed to list workers\n' }

describe('creates', () => {
  async function create(differences: Partial<CreateBuilder>, secret: Partial<CreateBuilder['secret']>) {
    const { runCommand, ran } = fakeCommands((words) =>
      words[0] === 'inspect' && words.length === 2 ? missing : inspected(job.token),
    )
    const asked = { ...step, ...differences, secret: { ...step.secret, ...secret } }
    await createBuilder.apply(asked, makeTools({ runCommand }), {})
    return ran.find((line) => line.startsWith('buildx create')) ?? ''
  }

  test('a builder of its own at the engine, and starts it without making it the current one', async () => {
    const line = await create({}, {})
    expect(line).toMatch(
      /^buildx create --name mine --driver docker-container .* unix:\/\/\/var\/run\/docker\.sock$/,
    )
    expect(line).not.toContain('--use')
  })

  test('with the platforms that were asked for', async () => {
    expect(await create({ platforms: ['linux/amd64', 'linux/arm64'] }, {})).toContain(
      '--platform linux/amd64,linux/arm64',
    )
  })

  test('with the job’s labels as single words beside the flags that were asked for', async () => {
    const line = await create({}, { buildkitdFlags: '--debug' })
    const flags = /--buildkitd-flags (.*) unix:/.exec(line)?.[1]?.split(' ') ?? []
    expect(flags).toHaveLength(Object.keys(step.labels).length + 1)
    expect(flags).toEqual(expect.arrayContaining(['--debug', flagsOf(job.token)]))
    expect(flags).toContain('--oci-worker-labels=berth.runner=GitHub_Actions_7')
  })

  test.each([
    ['network=host', 'network=host'],
    ['env.no_proxy=localhost,127.0.0.1', '"env.no_proxy=localhost,127.0.0.1"'],
    ['env.GREETING=say "hi"', '"env.GREETING=say ""hi"""'],
  ])('with the option %s as buildx reads it', async (option, word) => {
    expect(await create({}, { driverOptions: [option] })).toContain(` --driver-opt ${word} `)
  })
})

test('a name that is taken is refused before anything is made', async () => {
  const { runCommand, ran } = fakeCommands(() => inspected('ffffffff'))
  await expect(createBuilder.apply(step, makeTools({ runCommand }), {})).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('there is a builder of this name already'),
  })
  expect(ran).toEqual(['buildx inspect mine'])
})

describe('undo', () => {
  type Case = {
    readonly known: 'own' | 'foreign' | 'silent' | 'none'
    readonly container: 'own' | 'foreign' | 'none'
    readonly differences?: Partial<CreateBuilder>
    readonly does: readonly string[]
  }
  const own = job.token
  const foreign = 'ffffffff'

  test.each<[string, Case]>([
    [
      'removes its own builder, and what buildx left of it',
      {
        known: 'own',
        container: 'own',
        does: ['buildx inspect mine', 'buildx rm --force mine', 'remove container', 'remove volume'],
      },
    ],
    [
      'keeps the state where that was asked for',
      {
        known: 'own',
        container: 'none',
        differences: { keepState: true },
        does: ['buildx inspect mine', 'buildx rm --force --keep-state mine', 'remove container'],
      },
    ],
    [
      'leaves the builder of another job, before whose name apply gave up',
      { known: 'foreign', container: 'foreign', does: ['buildx inspect mine'] },
    ],
    [
      'removes its own builder that does not start, of which buildx tells no flags',
      {
        known: 'silent',
        container: 'own',
        does: ['buildx inspect mine', 'buildx rm --force mine', 'remove container', 'remove volume'],
      },
    ],
    [
      'leaves the container of a builder that the buildx of another user knows',
      { known: 'none', container: 'foreign', does: ['buildx inspect mine'] },
    ],
    [
      'removes its container where buildx knows the builder no more',
      { known: 'none', container: 'own', does: ['buildx inspect mine', 'remove container', 'remove volume'] },
    ],
    [
      'leaves all where that was asked for',
      { known: 'own', container: 'own', differences: { cleanup: false }, does: [] },
    ],
  ])('%s', async (_, { known, container, differences, does }) => {
    const answers = { own: inspected(own), foreign: inspected(foreign), silent: unstarted, none: missing }
    const { runCommand, ran } = fakeCommands(() => answers[known])
    let there = container !== 'none'
    const docker = fakeDocker({
      ping: async () => {},
      inspectContainer: async () =>
        there ? ({ Args: ['--debug', flagsOf(container === 'own' ? own : foreign)] } as never) : null,
      removeContainer: async () => {
        ran.push('remove container')
        there = false
      },
      removeVolume: async () => void ran.push('remove volume'),
    })
    const tools = makeTools({ runCommand, connect: () => docker })
    if (createBuilder.undo === 'nothing') throw new Error('it has no undo')
    await createBuilder.undo({ ...step, ...differences }, tools)
    expect(ran).toEqual(does)
  })

  test.each([
    ['forgets a builder of its own name', `berth-1-1-${own}`, true],
    ['leaves a builder of a name that was asked for', 'mine', false],
  ])('%s where the engine does not answer, and asks buildx nothing', async (_, name, forgets) => {
    const removed: string[] = []
    const files = { ...memoryFiles({}), remove: async (path: string) => void removed.push(path) }
    const { runCommand, ran } = fakeCommands(() => ({}))
    const docker = fakeDocker({ ping: () => Promise.reject(new Error('it hangs')) })
    const environment = { DOCKER_CONFIG: '/home/me/.docker' }
    const tools = makeTools({ runCommand, files, environment, connect: () => docker })
    if (createBuilder.undo === 'nothing') throw new Error('it has no undo')
    await expect(createBuilder.undo({ ...step, name }, tools)).rejects.toThrow('it hangs')
    expect(ran).toEqual([])
    expect(removed).toEqual(forgets ? [`/home/me/.docker/buildx/instances/${name}`] : [])
  })
})

describe('where buildx fails', () => {
  const failing = fakeCommands(() => ({ exitCode: 1, stderr: 'ERROR: context deadline exceeded\n' }))

  test('the error is the engine’s own if it does not answer', async () => {
    const silence = new Error('it hangs')
    const docker = fakeDocker({ ping: () => Promise.reject(silence) })
    const tools = makeTools({ runCommand: failing.runCommand, connect: () => docker })
    await expect(createBuilder.apply(step, tools, {})).rejects.toBe(silence)
    expect(tools.told.log).toEqual([expect.stringContaining('context deadline exceeded')])
  })

  test.each([
    ['that of buildx where BuildKit has said nothing', '', /context deadline exceeded$/, undefined],
    [
      'with the cause that BuildKit’s log tells of',
      'buildkitd: mkdir /var/lib/buildkit: no space left on device\n',
      /context deadline exceeded\. The disk under the host’s data root is full\.$/,
      /^Free space/,
    ],
    ['with BuildKit’s log', 'buildkitd: panic\n', /context deadline exceeded$/, undefined],
  ])('the error is %s, if the engine is well', async (_, stderr, message, remedy) => {
    const containerLogs = async () => ({ stdout: '', stderr })
    const info = () => Promise.reject(new Error('it tells nothing'))
    const docker = fakeDocker({ ping: async () => {}, containerLogs, info })
    const tools = makeTools({ runCommand: failing.runCommand, connect: () => docker })
    await expect(createBuilder.apply(step, tools, {})).rejects.toMatchObject({
      code: 'builder-not-ready',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy ?? /./),
      details: expect.stringContaining(stderr.trim()),
    })
  })
})
