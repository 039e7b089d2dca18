import { randomInt } from 'node:crypto'
import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { connectDocker, type Docker } from '../../src/platform/docker.ts'
import { connectGitHub } from '../../src/platform/github.ts'
import { sweepLeftovers } from '../../src/steps/sweep-leftovers.ts'
import { listen } from '../opened/server.ts'
import { makeSweep } from '../steps/make-sweep.ts'
import { makeTools } from '../steps/make-tools.ts'
import { docker, images } from './host.ts'
import { hostEndpoint } from './host-engine.ts'

let run = ''
beforeEach(() => {
  run = String(randomInt(1e9, 1e10))
})

const containersOf = (): Promise<string> =>
  docker('ps', '--all', '--filter', `name=${run}`, '--format', '{{.Names}}')
const volumesOf = (): Promise<string> =>
  docker('volume', 'ls', '--filter', `name=${run}`, '--format', '{{.Name}}')
const sorted = (text: string): string[] =>
  text
    .split('\n')
    .filter((name) => name !== '')
    .toSorted()

/** A container that runs; `words` stand before the image. */
const runContainer = (name: string, ...words: string[]): Promise<string> =>
  docker('run', '--detach', '--init', '--name', name, ...words, images.busybox, 'sleep', '600')

const label = () => ['--label', `berth.run=${run}`]

/** What killed jobs leave, and beside it what is another's. */
async function leaveThings(): Promise<void> {
  await docker('create', '--name', `berth-${run}-daemon`, ...label(), images.busybox)
  const flags = `--oci-worker-labels=berth.run=${run}`
  await docker('create', '--name', `buildx_buildkit_berth-${run}-1-0a1b2c3d0`, images.busybox, 'sh', flags)
  await docker('create', '--name', `theirs-${run}`, images.busybox)
  const change = ['--change', `LABEL berth.run=${run}`]
  await docker('commit', ...change, `berth-${run}-daemon`, `berth-${run}-1-a-proof`)
  await docker('volume', 'create', ...label(), `berth-${run}-data`)
  await docker('volume', 'create', `buildx_buildkit_berth-${run}-1-0a1b2c3d0_state`)
  await docker('volume', 'create', `theirs-${run}`)
}

afterEach(async () => {
  for (const name of sorted(await containersOf())) await docker('rm', '--force', name)
  await docker('image', 'rm', '--force', `berth-${run}-1-a-proof`)
  for (const name of sorted(await volumesOf())) await docker('volume', 'rm', '--force', name)
})

/** The real engine, of which the sweep sees this test's things alone: others' on the same engine are alive. */
function thisTestsOwn(engine: Docker): Docker {
  return {
    ...engine,
    listContainers: async (filters) =>
      (await engine.listContainers(filters)).filter(({ Names }) => Names.some((name) => name.includes(run))),
    listVolumes: async (filters) =>
      (await engine.listVolumes(filters)).filter(({ Name }) => Name.includes(run)),
    listNetworks: async (filters) =>
      (await engine.listNetworks(filters)).filter(({ Name }) => Name.includes(run)),
    listImages: async (filters) =>
      (await engine.listImages(filters)).filter(({ RepoTags }) => RepoTags?.some((tag) => tag.includes(run))),
  }
}

/** Removes stopped and running resources older than these seconds. */
async function sweep(olderThan: number, runningOlderThan = olderThan, githubToken = '') {
  const engine = thisTestsOwn(connectDocker(hostEndpoint, { environment: process.env }))
  const tools = makeTools({ connect: () => engine, connectGitHub, hostEngine: hostEndpoint })
  const step = makeSweep({ olderThan, runningOlderThan, secret: { githubToken } })
  const { swept = [] } = await sweepLeftovers.apply(step, tools, {})
  return { swept: swept.toSorted(), ...tools.reported }
}

/** Seconds: of the future, since volumes tell their age in whole ones. */
const anyAge = -2

test('old resources of Berth are removed, and others stay', async () => {
  await leaveThings()
  expect((await sweep(anyAge)).swept).toEqual([
    `container berth-${run}-daemon`,
    `container buildx_buildkit_berth-${run}-1-0a1b2c3d0`,
    `image berth-${run}-1-a-proof:latest`,
    `volume berth-${run}-data`,
    `volume buildx_buildkit_berth-${run}-1-0a1b2c3d0_state`,
  ])
  expect(sorted(await containersOf())).toEqual([`theirs-${run}`])
  expect(sorted(await volumesOf())).toEqual([`theirs-${run}`])
})

test('younger resources stay, because they can be in use', async () => {
  await leaveThings()
  expect((await sweep(3600)).swept).toEqual([])
  expect(sorted(await containersOf())).toHaveLength(3)
  expect(sorted(await volumesOf())).toHaveLength(3)
})

test('an old volume that a running container uses stays, without a warning', async () => {
  await docker('volume', 'create', ...label(), `berth-${run}-data`)
  await docker('volume', 'create', ...label(), `berth-${run}-other`)
  await runContainer(`theirs-${run}`, '--volume', `berth-${run}-data:/data`)
  expect(await sweep(anyAge)).toMatchObject({ swept: [`volume berth-${run}-other`], warnings: [] })
})

describe('a running daemon', () => {
  const never = 120 * 3600
  const daemon = async (name: string, repository: string, attempt = '1') => {
    await docker('volume', 'create', ...label(), `berth-${run}-${name}`)
    await runContainer(
      `berth-${run}-${name}`,
      ...[...label(), '--label', `berth.repository=${repository}`, '--label', `berth.attempt=${attempt}`],
      ...['--volume', `berth-${run}-${name}:/data`],
    )
  }

  /** A fake GitHub API on which attempt 1 is completed and the others are in progress. */
  async function gitHub(
    answer: (url: string) => string = (url) => (url.endsWith('/attempts/1') ? 'completed' : 'in_progress'),
  ) {
    const asked: (string | undefined)[] = []
    const server = createServer(({ url }, response) => {
      asked.push(url)
      const status = answer(url ?? '')
      response.writeHead(/^\d/.test(status) ? Number(status) : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ status }))
    })
    process.env['GITHUB_API_URL'] = `http://${await listen(server, { host: '127.0.0.1' })}`
    return asked
  }
  afterEach(() => {
    delete process.env['GITHUB_API_URL']
  })

  test('is removed with its volume if GitHub reports its attempt as completed, and stays otherwise', async () => {
    const asked = await gitHub()
    await daemon('over', 'acme/app')
    await daemon('alive', 'acme/app', '2')
    await daemon('others', 'acme/other')
    await runContainer(`berth-${run}-unknown`, ...label())
    const { swept, log, warnings } = await sweep(anyAge, never, 'ghs_x')
    const gone = [`container berth-${run}-over`, `volume berth-${run}-over`]
    expect(swept).toEqual(gone)
    expect({ log, warnings }).toEqual({ log: gone.map((name) => `Removed ${name}`), warnings: [] })
    expect(asked.toSorted()).toEqual(
      ['1', '2'].map((attempt) => `/repos/acme/app/actions/runs/${run}/attempts/${attempt}`),
    )
    expect(sorted(await containersOf())).toEqual(
      ['alive', 'others', 'unknown'].map((name) => `berth-${run}-${name}`),
    )
  })

  test('is removed without asking GitHub if it is older than any job', async () => {
    const asked = await gitHub()
    await daemon('old', 'acme/other')
    const { swept } = await sweep(anyAge, anyAge, 'ghs_x')
    expect(swept).toEqual([`container berth-${run}-old`, `volume berth-${run}-old`])
    expect(asked).toEqual([])
  })

  test.each(['401', '403', '404', '429'])('stays if GitHub answers with %s', async (status) => {
    await gitHub(() => status)
    await daemon('unknown', 'acme/app')
    const { swept, log } = await sweep(anyAge, never, 'ghs_x')
    expect({ swept, log }).toEqual({ swept: [], log: [expect.stringContaining(`(status ${status})`)] })
    expect(log.join()).not.toContain('ghs_x')
  })

  test('stays without a token, and GitHub is not asked', async () => {
    const asked = await gitHub()
    await daemon('unknown', 'acme/app')
    expect((await sweep(anyAge, never)).swept).toEqual([])
    expect(asked).toEqual([])
  })
})
