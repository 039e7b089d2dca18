import { afterEach, describe, expect, test } from '@jest/globals'
import { nothingInherited } from '../../src/plan/inherit/inherited.ts'
import { labelsOf } from '../../src/plan/job.ts'
import type { ContainerNode, CreateBuilder, NodeSettings } from '../../src/plan/plan.ts'
import type { Docker } from '../../src/platform/docker.ts'
import { createBuilder } from '../../src/steps/create-builder.ts'
import type { RunAttempt } from '../../src/values/run-attempt.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { job } from '../plan/make-situation.ts'
import { fakeCommands, fakeDocker, makeTools } from './make-tools.ts'

const step: CreateBuilder = {
  kind: 'create-builder',
  name: 'mine',
  buildx: { program: 'buildx', environment: {} },
  folder: '/temp/buildx',
  nodes: [
    {
      name: 'mine0',
      endpoint: 'unix:///var/run/docker.sock',
      platforms: [],
      daemon: { host: 'unix:///var/run/docker.sock', certificates: null },
    },
  ],
  labels: labelsOf(job),
  keepState: false,
  cleanup: true,
  use: true,
  inherited: nothingInherited,
  debug: false,
  secret: {
    settings: [{ driverOptions: [], buildkitdFlags: '' }],
    buildkitdConfiguration: '',
    githubToken: 'ghs_x',
  },
}
const [first] = step.nodes as [ContainerNode]

const flagsOf = (token: string) => `--oci-worker-labels=berth.token=${token}`
const inspected = 'Name: mine\nDriver: docker-container\n\nNodes:\nName: mine0\nStatus: running\n'
const record = '/temp/buildx/instances/mine'

/** An engine with a builder's container with these flags and a volume with these labels; null for none. */
function engineWith(flags: readonly string[] | null, volume: Readonly<Record<string, string>> | null) {
  const did: string[] = []
  let container = flags
  const docker = fakeDocker({
    ping: async () => {},
    inspectContainer: async () =>
      container && ({ Id: 'f00', Args: container, Created: '2026-07-01T10:00:00Z' } as never),
    stopContainer: async () => void did.push('stop container'),
    removeContainer: async () => {
      did.push('remove container')
      container = null
    },
    inspectVolume: async () => volume && ({ Labels: volume } as never),
    createVolume: async (_, labels) => void did.push(`create volume of ${labels['berth.token']}`),
    removeVolume: async () => void did.push('remove volume'),
  })
  return { docker, did }
}

/** An engine whose containers have no log, and that reports nothing of its disk. */
const withoutLogs = (docker: Docker): Docker =>
  fakeDocker({
    ...docker,
    containerLogs: async () => ({ stdout: '', stderr: '' }),
    info: () => Promise.reject(new Error('no information')),
  })

describe('the step creates', () => {
  async function create(differences: Partial<CreateBuilder>, settings: Partial<NodeSettings>) {
    const { runCommand, ran } = fakeCommands(() => ({ stdout: inspected }))
    const all = { settings: [{ driverOptions: [], buildkitdFlags: '', ...settings }] }
    const asked = { ...step, secret: { ...step.secret, ...all }, ...differences }
    const { docker, did } = engineWith(null, null)
    // buildx writes the record.
    const buildx = { readText: async () => JSON.stringify({ Nodes: [{ Name: 'mine0', Platforms: [] }] }) }
    const makes = { makeDirectory: async () => {}, writeText: async () => {}, copy: async () => {} }
    const files = { ...memoryFiles({}), ...buildx, ...makes }
    await createBuilder.apply(asked, makeTools({ showCommand: runCommand, files, connect: () => docker }), {})
    const lines = ran.filter((line) => line.startsWith('buildx create'))
    return { line: lines[0] ?? '', did }
  }

  test("a builder on this engine, which is the current one in the job's buildx directory", async () => {
    const { line, did } = await create({}, {})
    expect(line).toMatch(
      /^buildx create --name mine --driver docker-container --use .* unix:\/\/\/var\/run\/docker\.sock$/,
    )
    expect(did).toEqual([`create volume of ${job.token}`])
  })

  test.each([
    ['with state to keep', { keepState: true }, 1],
    ['of a builder to keep', { cleanup: false }, 0],
  ])('no volume label %s, so that no later job removes it', async (_, differences, labels) => {
    const { line, did } = await create(differences, {})
    expect(did).toEqual([])
    expect(line.match(/berth\.run=/g) ?? []).toHaveLength(labels)
    expect(line).toContain(flagsOf(job.token))
  })

  test('a builder with the requested platforms', async () => {
    const { line } = await create({ nodes: [{ ...first, platforms: ['linux/amd64', 'linux/arm64'] }] }, {})
    expect(line).toContain('--platform linux/amd64,linux/arm64')
  })

  test("a builder with the job's labels and the requested flags", async () => {
    const { line } = await create({}, { buildkitdFlags: '--debug' })
    const flags = /--buildkitd-flags (.*) unix:/.exec(line)?.[1]?.split(' ') ?? []
    expect(flags).toHaveLength(Object.keys(step.labels).length + 1)
    expect(flags).toEqual(expect.arrayContaining(['--debug', flagsOf(job.token)]))
    expect(flags).toContain('--oci-worker-labels=berth.runner=GitHub_Actions_7')
  })

  test.each([
    ['network=host', 'network=host'],
    ['env.no_proxy=localhost,127.0.0.1', '"env.no_proxy=localhost,127.0.0.1"'],
    ['env.GREETING=say "hi"', '"env.GREETING=say ""hi"""'],
  ])('a builder with the option %s in CSV format', async (option, word) => {
    const { line } = await create({}, { driverOptions: [option] })
    expect(line).toContain(` --driver-opt ${word} `)
  })
})

describe('several nodes', () => {
  const far: ContainerNode = {
    name: 'arm',
    endpoint: 'team',
    platforms: [],
    daemon: { host: 'tcp://arm.example:2376', certificates: { directory: '/certs', verify: true } },
  }
  const settings = [
    { driverOptions: ['network=host'], buildkitdFlags: '' },
    { driverOptions: ['image=arm/buildkit'], buildkitdFlags: '--debug' },
  ]
  const farm = { ...step, nodes: [first, far], secret: { ...step.secret, settings } }

  test('are all created, and started by one command', async () => {
    const { runCommand, ran } = fakeCommands(() => ({ stdout: inspected }))
    const { docker, did } = engineWith(null, null)
    const connected: unknown[] = []
    const connect = (...address: unknown[]) => {
      connected.push(address)
      return docker
    }
    await createBuilder.apply(farm, makeTools({ showCommand: runCommand, connect }), {})
    expect(ran.map((line) => line.replaceAll(/--oci-worker-labels=\S+ ?/g, ''))).toEqual([
      'buildx create --name mine --driver docker-container --use --node mine0 --driver-opt network=host --buildkitd-flags unix:///var/run/docker.sock',
      'buildx create --name mine --append --node arm --driver-opt image=arm/buildkit --buildkitd-flags --debug team',
      'buildx inspect --bootstrap mine',
    ])
    expect(did).toEqual([`create volume of ${job.token}`, `create volume of ${job.token}`])
    expect(connected).toContainEqual([far.daemon.host, far.daemon.certificates])
  })

  test('have the configuration of BuildKit, each of them', async () => {
    const { runCommand, ran } = fakeCommands(() => ({ stdout: inspected }))
    const secret = { ...farm.secret, buildkitdConfiguration: 'debug = true\n' }
    const files = { ...memoryFiles({}), writeText: async () => {} }
    const tools = makeTools({ showCommand: runCommand, files, connect: () => engineWith(null, null).docker })
    await createBuilder.apply({ ...farm, secret }, tools, {})
    expect(ran.filter((line) => line.includes(' --config /temp/buildx/'))).toHaveLength(2)
  })

  test('are an error that names the node if its daemon cannot be reached, before anything is created', async () => {
    const { runCommand, ran } = fakeCommands(() => ({ stdout: inspected }))
    const near = engineWith(null, null)
    const refused = Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:2376'), { code: 'ECONNREFUSED' })
    const gone = fakeDocker({ inspectContainer: () => Promise.reject(refused) })
    const connect = (host: string) => (host === first.daemon.host ? near.docker : gone)
    await expect(
      createBuilder.apply(farm, makeTools({ showCommand: runCommand, connect }), {}),
    ).rejects.toMatchObject({
      code: 'builder-not-ready',
      message: expect.stringMatching(/^Node arm .* tcp:\/\/arm\.example:2376: .*ECONNREFUSED/),
    })
    expect([...ran, ...near.did]).toEqual([])
  })

  test('are an error if one does not start, which buildx does not report', async () => {
    const failed = `${inspected}\nName: arm\nEndpoint: team\nError: dial tcp: no route to host\n`
    const { runCommand } = fakeCommands(() => ({ stdout: failed }))
    const tools = makeTools({
      showCommand: runCommand,
      connect: () => withoutLogs(engineWith(null, null).docker),
    })
    await expect(createBuilder.apply(farm, tools, {})).rejects.toMatchObject({
      code: 'builder-not-ready',
      message: expect.stringContaining('Node arm of the builder did not start: dial tcp: no route to host'),
    })
  })

  test('are removed, even if the daemon of one does not answer', async () => {
    if (createBuilder.undo === 'nothing') throw new Error('there is no undo')
    const near = engineWith([flagsOf(job.token)], { 'berth.token': job.token })
    const gone = fakeDocker({ inspectContainer: () => Promise.reject(new Error('it is gone')) })
    const connect = (host: string) => (host === first.daemon.host ? near.docker : gone)
    await expect(createBuilder.undo(farm, makeTools({ connect }))).rejects.toThrow('it is gone')
    expect(near.did).toEqual(['remove container', 'remove volume'])
  })
})

describe('a name that exists already', () => {
  const flagsOfRun = (labels: Readonly<Record<string, string>>) =>
    Object.entries({ ...labelsOf(job), ...labels }).map(
      ([name, value]) => `--oci-worker-labels=${name}=${value.replaceAll(' ', '_')}`,
    )
  /** What GitHub reports of run 1. */
  let isOver: boolean | Error = false
  const connectGitHub = async () => ({
    isCompleted: async ({ repository, run }: RunAttempt) => {
      if (isOver instanceof Error) throw isOver
      return isOver && repository === job.repository && run === '1'
    },
  })
  afterEach(() => {
    isOver = false
  })

  async function apply(flags: readonly string[], entries = {}, differences: Partial<CreateBuilder> = {}) {
    const { runCommand, ran } = fakeCommands(() => ({ stdout: inspected }))
    const { docker, did } = engineWith(flags, { 'berth.token': 'ffffffff' })
    const tools = makeTools({
      showCommand: runCommand,
      files: memoryFiles(entries),
      connect: () => docker,
      connectGitHub,
    })
    await createBuilder.apply({ ...step, ...differences }, tools, {})
    return { ran: ran.map((line) => line.split(' ').slice(0, 3).join(' ')), did }
  }

  test('is used if buildx knows the builder', async () => {
    const { ran, did } = await apply([], { [record]: '{}' })
    expect(ran).toEqual(['buildx use mine', 'buildx inspect --bootstrap'])
    expect(did).toEqual([])
  })

  test('is refused if the builder is on another engine', async () => {
    const known = { Driver: 'docker-container', Nodes: [{ Endpoint: 'unix:///other.sock' }] }
    await expect(apply([], { [record]: JSON.stringify(known) })).rejects.toMatchObject({
      code: 'builder-in-use',
      message: expect.stringContaining('unix:///other.sock'),
    })
  })

  test.each([
    ['on this engine', 'docker-container', 'unix:///var/run/docker.sock'],
    ['on the engine of a context', 'docker-container', 'team'],
    ['of another driver', 'remote', 'tcp://buildkit.example:1234'],
  ])('is used if the builder is %s', async (_, Driver, Endpoint) => {
    const { ran } = await apply([], { [record]: JSON.stringify({ Driver, Nodes: [{ Endpoint }] }) })
    expect(ran[0]).toBe('buildx use mine')
  })

  test.each([
    ['removed with its state', false, ['remove container', 'remove volume']],
    ['removed except for state to keep', true, ['remove container']],
  ])('is free after an earlier job of this runner: its builder is %s', async (_, keepState, removed) => {
    const { ran, did } = await apply(
      flagsOfRun({ 'berth.run': '1', 'berth.token': 'ffffffff' }),
      {},
      { keepState },
    )
    expect(ran).toEqual(['buildx create --name', 'buildx inspect --bootstrap'])
    expect(did).toEqual(removed)
  })

  test.each([
    [
      'a job on another runner',
      flagsOfRun({ 'berth.runner': 'other', 'berth.token': 'ffffffff' }),
      /run 1234567890 of team\/app on the runner other/,
    ],
    ['a job of another repository', flagsOfRun({ 'berth.repository': 'team/other' }), /of team\/other/],
    ['no job', ['--debug'], /buildx of another user/],
  ])('is refused, before anything is created, if it is used by %s', async (_, flags, whose) => {
    await expect(apply(flags)).rejects.toMatchObject({
      code: 'builder-in-use',
      message: expect.stringMatching(whose),
      remedy: expect.stringContaining('docker rm --force buildx_buildkit_mine0'),
    })
  })

  const onOtherRunner = flagsOfRun({ 'berth.run': '1', 'berth.runner': 'pod-7', 'berth.token': 'ffffffff' })

  test('is free after a job on another runner if GitHub reports that its run is over', async () => {
    isOver = true
    const { ran, did } = await apply(onOtherRunner)
    expect(ran).toEqual(['buildx create --name', 'buildx inspect --bootstrap'])
    expect(did).toEqual(['remove container', 'remove volume'])
  })

  test.each([
    ['that its run goes on', onOtherRunner, false],
    ['nothing', onOtherRunner, new Error('Resource not accessible by integration')],
    [
      'the end of a run of this number in another repository',
      flagsOfRun({ 'berth.run': '1', 'berth.repository': 'team/other' }),
      true,
    ],
    [
      'the end of a run, but the label is no number',
      flagsOfRun({ 'berth.run': '1/../2', 'berth.runner': 'pod-7' }),
      true,
    ],
  ])('is refused if GitHub reports %s', async (_, flags, answer) => {
    isOver = answer
    await expect(apply(flags)).rejects.toMatchObject({ code: 'builder-in-use' })
  })

  test('is refused if the runner has no name to compare', async () => {
    const labels = { ...labelsOf(job), 'berth.runner': '' }
    await expect(apply(flagsOfRun({ 'berth.runner': '' }), {}, { labels })).rejects.toMatchObject({
      code: 'builder-in-use',
    })
  })
})

describe('undo', () => {
  type Case = {
    readonly container: readonly string[] | null
    readonly volume: Readonly<Record<string, string>> | null
    readonly differences?: Partial<CreateBuilder>
    readonly does: readonly string[]
  }
  const own = flagsOf(job.token)
  const foreign = flagsOf('ffffffff')
  const ownVolume = { 'berth.token': job.token }

  test.each<[string, Case]>([
    [
      "removes the job's builder, identified by its labels",
      { container: ['--debug', own], volume: ownVolume, does: ['remove container', 'remove volume'] },
    ],
    [
      'keeps the state if requested, and stops BuildKit first so that it saves its state',
      {
        container: [own],
        volume: {},
        differences: { keepState: true },
        does: ['stop container', 'remove container'],
      },
    ],
    [
      'leaves a builder of another job with the same name',
      { container: [foreign], volume: { 'berth.token': 'ffffffff' }, does: [] },
    ],
    ['leaves a volume that existed before', { container: [own], volume: {}, does: ['remove container'] }],
    [
      'removes the volume of a builder that no longer exists',
      { container: null, volume: ownVolume, does: ['remove volume'] },
    ],
    [
      'leaves everything if cleanup is off',
      { container: [own], volume: ownVolume, differences: { cleanup: false }, does: [] },
    ],
  ])('%s', async (_, { container, volume, differences, does }) => {
    const { docker, did } = engineWith(container, volume)
    if (createBuilder.undo === 'nothing') throw new Error('there is no undo')
    await createBuilder.undo({ ...step, ...differences }, makeTools({ connect: () => docker }))
    expect(did).toEqual(does)
  })

  test('waits for a container that the buildx of a killed main is still creating', async () => {
    const { docker, did } = engineWith([own], ownVolume)
    let asked = 0
    const late = fakeDocker({
      ...docker,
      inspectContainer: async (name) => (asked++ === 0 ? null : docker.inspectContainer(name)),
    })
    if (createBuilder.undo === 'nothing') throw new Error('there is no undo')
    const files = memoryFiles({ [record]: '{}' })
    await createBuilder.undo(step, makeTools({ files, connect: () => late }))
    expect(did).toEqual(['remove container', 'remove volume'])
  })
})

describe("BuildKit's log is shown before the builder is removed", () => {
  const log = 'debug: proxy http://ann:hunter2@proxy.example\n'
  async function groups(differences: Partial<CreateBuilder>, environment: Record<string, string> = {}) {
    const containerLogs = async (container: string) => {
      if (container.endsWith('arm')) throw new Error('no such container')
      return { stdout: '', stderr: log }
    }
    const docker = fakeDocker({ ...engineWith(null, null).docker, containerLogs })
    const tools = makeTools({ connect: () => docker, environment })
    if (createBuilder.undo === 'nothing') throw new Error('there is no undo')
    await createBuilder.undo({ ...step, ...differences }, tools)
    return tools.reported.groups
  }
  const shown = {
    title: 'BuildKit log of buildx_buildkit_mine0',
    lines: ['debug: proxy http://***@proxy.example'],
  }

  test('with `--debug` in its flags', async () => {
    expect(await groups({ debug: true })).toEqual([shown])
  })

  test('with step debug logging, also of a builder that stays', async () => {
    expect(await groups({ cleanup: false }, { RUNNER_DEBUG: '1' })).toEqual([shown])
  })

  test('of each node, and one that cannot be read is named', async () => {
    const nodes = [first, { ...first, name: 'arm' }]
    expect(await groups({ debug: true, nodes })).toEqual([
      shown,
      {
        title: 'BuildKit log of buildx_buildkit_arm',
        lines: ['Could not read the log: no such container'],
      },
    ])
  })

  test('not without them', async () => {
    expect(await groups({})).toEqual([])
  })
})

describe('if buildx fails', () => {
  const failing = fakeCommands(() => ({ exitCode: 1, stderr: 'ERROR: context deadline exceeded\n' }))

  test("the error is the engine's if the engine does not answer", async () => {
    const silence = new Error('it hangs')
    const docker = fakeDocker({ ...engineWith(null, {}).docker, ping: () => Promise.reject(silence) })
    const tools = makeTools({ showCommand: failing.runCommand, connect: () => docker })
    await expect(createBuilder.apply(step, tools, {})).rejects.toBe(silence)
    expect(tools.reported.log).toEqual([expect.stringContaining('context deadline exceeded')])
  })

  test.each([
    ["that of buildx if BuildKit's log is empty", '', /context deadline exceeded$/, undefined],
    [
      "that of buildx with the cause in BuildKit's log",
      'buildkitd: mkdir /var/lib/buildkit: no space left on device\n',
      /context deadline exceeded\. The filesystem of the host daemon's data root is full\.$/,
      /^Free space/,
    ],
    ["that of buildx with BuildKit's log", 'buildkitd: panic\n', /context deadline exceeded$/, undefined],
  ])('the error is %s, if the engine answers', async (_, stderr, message, remedy) => {
    const containerLogs = async () => ({ stdout: '', stderr })
    const info = () => Promise.reject(new Error('no information'))
    const docker = fakeDocker({ ...engineWith(null, {}).docker, containerLogs, info })
    const tools = makeTools({ showCommand: failing.runCommand, connect: () => docker })
    await expect(createBuilder.apply(step, tools, {})).rejects.toMatchObject({
      code: 'builder-not-ready',
      message: expect.stringMatching(message),
      remedy: expect.stringMatching(remedy ?? /./),
      details: expect.stringContaining(stderr.trim()),
    })
  })
})
