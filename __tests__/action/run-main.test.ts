import { describe, expect, test } from '@jest/globals'
import { runMain } from '../../src/action/run-main.ts'
import { unwritable } from '../../src/platform/unwritable.ts'
import { makeObserved, unseen } from '../make-facts.ts'
import { makeWorld } from './make-world.ts'

/** How long a phase took differs from run to run. */
const timeless = (text: string) => text.replaceAll(/\d+(\.\d+)? m?s\b/g, '… ms')

describe('`mode: inspect` on a healthy machine', () => {
  test('reports its findings', async () => {
    const { world, reported } = makeWorld({ inputs: { mode: 'inspect' } })
    await runMain(world)
    const { log, annotations, outputs, failed, summary } = reported
    expect({ failed, annotations, outputs, log: log.map(timeless) }).toMatchSnapshot()
    expect(timeless(summary)).toMatchSnapshot('summary')
  })

  test('changes nothing but its report, which the post step removes', async () => {
    const { world, reported } = makeWorld({ inputs: { mode: 'inspect' } })
    await runMain(world)
    const path = '/home/runner/work/_temp/berth-report-a1b2c3d4.json'
    expect(Object.keys(reported.written)).toEqual([path])
    expect(reported.state).toEqual({ report: path })
    expect(reported.exported).toEqual({})
    expect(reported.outputs['report']).toBe(path)
    expect(JSON.parse(reported.written[path] ?? '')).toMatchObject({
      schemaVersion: 1,
      requestedMode: 'inspect',
    })
  })

  test('reports everything but the path of report.json without RUNNER_TEMP', async () => {
    const { world, reported } = makeWorld({ inputs: { mode: 'inspect' }, environment: {} })
    await runMain(world)
    expect(reported.written).toEqual({})
    expect(reported.outputs['report']).toBe('')
    expect(reported.failed).toBe(false)
  })

  test('reports everything but the path of report.json if it cannot be written', async () => {
    const writeText = () => Promise.reject(new Error('ENOSPC: no space left on device'))
    const { world, reported } = makeWorld({ inputs: { mode: 'inspect' }, files: { writeText } })
    await runMain(world)
    expect(reported.outputs).toMatchObject({ mode: 'inspect', report: '' })
    expect(reported.log).toContain('Could not write report.json: ENOSPC: no space left on device')
    expect(reported.failed).toBe(false)
  })
})

describe('findings', () => {
  const observed = makeObserved({ engine: { storageDriver: 'vfs' } })

  test('are annotated, and a warning does not fail the step by default', async () => {
    const { world, reported } = makeWorld({ inputs: { mode: 'inspect' }, observed })
    await runMain(world)
    expect(reported.annotations.map(({ title }) => title)).toEqual(['copying-storage-driver'])
    expect(reported.failed).toBe(false)
  })

  test('fail the step if they reach `fail-on`, and are still reported', async () => {
    const { world, reported } = makeWorld({ inputs: { mode: 'inspect', 'fail-on': 'warning' }, observed })
    await runMain(world)
    expect(reported.failed).toBe(true)
    expect(reported.outputs['warnings']).toBe('1')
    expect(reported.annotations).toHaveLength(1)
    expect(reported.summary).not.toBe('')
  })

  test('that are ignored are neither annotated nor counted', async () => {
    const inputs = { mode: 'inspect', 'fail-on': 'warning', ignore: 'copying-storage-driver' }
    const { world, reported } = makeWorld({ inputs, observed })
    await runMain(world)
    expect(reported).toMatchObject({ failed: false, annotations: [] })
    expect(reported.outputs['warnings']).toBe('0')
  })
})

test('an invalid input fails with one annotation, before Berth looks at or makes anything', async () => {
  const { world, reported } = makeWorld({ inputs: { mode: 'docker' } })
  const probes = new Proxy(world.probes, {
    ownKeys: () => {
      throw new Error('looked at')
    },
  })
  await runMain({ ...world, probes })
  expect(reported.annotations).toEqual([
    {
      level: 'error',
      title: 'invalid-input',
      message:
        'The input `mode` is "docker". It must be one of auto, socket, dind, remote, inspect.\nUse a valid value, such as `mode: auto`.',
    },
  ])
  expect(reported).toMatchObject({
    failed: true,
    outputs: {},
    state: {},
    written: {},
    exported: {},
    summary: '',
  })
})

test('no possible mode fails with one annotation, and the report has the reasons', async () => {
  const observed = makeObserved({ engine: unseen('connection refused') })
  const { world, reported } = makeWorld({ observed })
  await runMain(world)
  expect(reported.failed).toBe(true)
  expect(reported.annotations.filter(({ title }) => title === 'no-strategy-left')).toHaveLength(1)
  expect(reported.outputs).toMatchObject({ mode: '', name: '' })
  expect(reported.outputs['reason']).toContain('connection refused')
  expect(reported.state).not.toHaveProperty('journal')
})

describe('a step that fails', () => {
  const refusal = Object.assign(new Error('(HTTP code 500)'), {
    statusCode: 500,
    json: { message: 'database is locked' },
  })
  const refuse = () => Promise.reject(refusal)
  // Steps run side by side: the engine refuses whatever is asked first.
  const docker = {
    listContainers: refuse,
    listImages: refuse,
    ping: refuse,
    inspectImage: refuse,
    importImage: refuse,
  }

  test('is annotated once, and the plan is still reported', async () => {
    const { world, reported } = makeWorld({ inputs: { mode: 'socket', companion: 'off' }, docker })
    await runMain(world)
    expect(reported.failed).toBe(true)
    expect(reported.annotations.map(({ level, title }) => [level, title])).toEqual([
      ['error', 'engine-error'],
    ])
    expect(reported.annotations[0]?.message).toContain(
      'Docker returned an error (status 500): database is locked',
    )
    expect(reported.outputs).toMatchObject({ mode: 'socket', name: '' })
  })

  test('is in the journal of the post step', async () => {
    const { world, reported } = makeWorld({ inputs: { mode: 'socket' }, docker })
    await runMain(world)
    expect(JSON.parse(reported.state['journal'] ?? '')).toMatchObject({
      hostEngine: 'unix:///var/run/docker.sock',
      steps: expect.arrayContaining([expect.objectContaining({ kind: 'sweep-leftovers' })]),
    })
  })
})

test('a summary that cannot be written is a warning, and everything else is reported', async () => {
  const { world, reported } = makeWorld({ inputs: { mode: 'inspect' } })
  const writeSummary = () =>
    Promise.reject(unwritable('GITHUB_STEP_SUMMARY (/run/summary)', new Error('ENOSPC')))
  await runMain({ ...world, workflow: { ...world.workflow, writeSummary } })
  expect(reported.failed).toBe(false)
  expect(reported.annotations).toContainEqual({
    level: 'warning',
    title: 'file-unwritable',
    message: expect.stringContaining('GITHUB_STEP_SUMMARY (/run/summary) cannot be written: ENOSPC'),
  })
  expect(reported.outputs).toMatchObject({ mode: 'inspect' })
})

test('an internal error says where to report it and fails the step', async () => {
  const { world, reported } = makeWorld({ inputs: { mode: 'inspect' } })
  const writeSummary = () => Promise.reject(new TypeError('lines is not iterable'))
  await runMain({ ...world, workflow: { ...world.workflow, writeSummary } })
  expect(reported.failed).toBe(true)
  expect(reported.annotations.at(-1)?.message).toMatch(/lines is not iterable\nReport it with the log/)
})

test.each([
  ['true', ['hunter2']],
  ['false', []],
])(
  "with `inherit: %s` the passwords of the step's proxies that are masked are %j",
  async (inherit, expected) => {
    const environment = { RUNNER_TEMP: '/temp', HTTPS_PROXY: 'http://ann:hunter2@proxy.example:3128' }
    const { world, reported } = makeWorld({ inputs: { mode: 'inspect', inherit }, environment })
    await runMain(world)
    expect(reported.masked).toEqual(expected)
    const { masked: _, ...others } = reported
    expect(JSON.stringify(others)).not.toContain('hunter2')
  },
)
