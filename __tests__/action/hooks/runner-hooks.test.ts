import { describe, expect, test } from '@jest/globals'
import { runnerHooks } from '../../../src/action/hooks/runner-hooks.ts'
import type { Docker } from '../../../src/platform/docker.ts'
import { makeWorld } from '../make-world.ts'

const programs = { node: '/node', berth: '/berth/doctor.js' }
const environment = { RUNNER_TEMP: '/temp' }

const empty: Partial<Docker> = {
  listContainers: async () => [],
  listNetworks: async () => [],
  listVolumes: async () => [],
}

/** Runs a hook. `text` is the record of the hook before the job. */
async function hook(words: readonly string[], text: string | null, docker = empty) {
  const { world, reported } = makeWorld({
    environment,
    docker,
    files: {
      makeDirectory: async () => {},
      makeExecutable: async () => {},
      async readText(path) {
        if (path === '/temp/berth-hooks.json' && text !== null) return text
        throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
      },
    },
  })
  return { ...(await runnerHooks(words, programs, world)), reported }
}

test('a wrong option is an error with the help', async () => {
  expect(await hook(['hooks', '--reap-all'], null)).toMatchObject({
    exitCode: 2,
    errors: expect.stringMatching(/--reap-all[\s\S]*Usage: berth hooks/),
  })
})

test('without a directory the scripts are printed', async () => {
  const { output, exitCode, reported } = await hook(['hooks'], null)
  expect(exitCode).toBe(0)
  expect(output).toMatch(
    /^# --- job-started\.sh\n#!\/bin\/sh\n[\s\S]*\n# --- job-completed\.sh\n#!\/bin\/sh\n/,
  )
  expect(reported.written).toEqual({})
})

test('with one they are written, and the lines for the runner printed', async () => {
  const { output, exitCode, reported } = await hook(['hooks', '--directory', '/opt/x'], null)
  expect(exitCode).toBe(0)
  expect(Object.keys(reported.written)).toEqual(['/opt/x/job-started.sh', '/opt/x/job-completed.sh'])
  expect(output).toContain('\nACTIONS_RUNNER_HOOK_JOB_STARTED=/opt/x/job-started.sh\n')
  expect(output).toContain('\nACTIONS_RUNNER_HOOK_JOB_COMPLETED=/opt/x/job-completed.sh\n')
})

test('before a job the machine is reported, and what is in its daemon recorded', async () => {
  const docker = {
    ...empty,
    listVolumes: async () => [{ Name: 'theirs', Driver: 'local', Labels: {} }] as never,
  }
  const { exitCode, reported } = await hook(['job-started'], null, docker)
  expect(exitCode).toBe(0)
  expect(reported.log.join('\n')).toMatch(/checks passed/)
  expect(reported.written).toMatchObject({ '/temp/berth-hooks.json': '{"before":["volume theirs"]}' })
})

test('an error of Berth in a hook is a warning and does not fail the job', async () => {
  const docker = {
    async listContainers(): Promise<never> {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    },
  }
  for (const [words, text] of [
    [['job-started'], null],
    [['job-completed'], '{"before":[]}'],
  ] as const) {
    const { exitCode, reported } = await hook(words, text, { ...empty, ...docker })
    expect(exitCode).toBe(0)
    expect(reported.annotations).toMatchObject([{ level: 'warning', title: 'engine-unreachable' }])
  }
})

describe('after a job', () => {
  test.each([null, '', '{}', '{"before": [1]}', '{"before": "x"}'])(
    'a record that says %j is no record',
    async (text) => {
      const { exitCode, reported } = await hook(['job-completed', '--reap'], text)
      expect(exitCode).toBe(0)
      expect(reported.log).toEqual([
        'The hook before this job has recorded no daemon, so what the job left is not known.',
      ])
    },
  )

  const removed: string[] = []
  const volumes = [
    { Name: 'theirs', Driver: 'local', Labels: null },
    { Name: 'left', Driver: 'local', Labels: null },
    { Name: 'cache', Driver: 'local', Labels: { 'berth.cache': 'pool' } },
    { Name: 'buildx_buildkit_builder0_state', Driver: 'local', Labels: null },
  ]
  const networks = [
    { Name: 'bridge', Id: 'a-new-one', Driver: 'bridge' },
    { Name: 'left', Id: 'n1', Driver: 'bridge' },
  ]
  const docker: Partial<Docker> = {
    listContainers: async () =>
      [{ Id: 'c1', Names: ['/web'], Image: 'nginx', State: 'running', Labels: {} }] as never,
    listNetworks: async () => networks as never,
    listVolumes: async () => volumes as never,
    removeContainer: async (id) => void removed.push(id),
    async removeNetwork() {
      throw Object.assign(new Error('has active endpoints'), {
        statusCode: 403,
        json: { message: 'has active endpoints' },
      })
    },
    removeVolume: async (name) => void removed.push(name),
  }
  const record = '{"before":["volume theirs"]}'

  test('what was not there before is listed, without caches and what each daemon has', async () => {
    const { reported } = await hook(['job-completed'], record, docker)
    expect(reported.log).toEqual([
      expect.stringContaining('Left in Docker by this job: 3'),
      '  container web (nginx, running)',
      '  network left (bridge)',
      '  volume left (local)',
    ])
    expect(reported.summary).toContain('| container | <code>web</code> | nginx, running |  |')
    expect(removed).toEqual([])
  })

  test('with --reap it is removed, and what could not be is said', async () => {
    const { exitCode, reported } = await hook(['job-completed', '--reap'], record, docker)
    expect(exitCode).toBe(0)
    expect(removed).toEqual(['c1', 'left'])
    expect(reported.log.slice(1)).toEqual([
      '  container web (nginx, running): removed',
      expect.stringMatching(/^ {2}network left \(bridge\): could not be removed: .*has active endpoints/),
      '  volume left (local): removed',
    ])
  })
})
