import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { builtAction } from '../build-action.ts'
import { action } from '../run-action.ts'
import { valuesIn } from '../workflow-commands.ts'
import { docker, images } from './host.ts'

const work = '/home/runner/_work'
const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/**
 * A pod as actions-runner-controller makes it with `containerMode: dind` (charts/gha-runner-scale-set,
 * templates/_helpers.tpl): the sidecar listens at a socket in a shared directory, both have one work directory at the
 * same path, one network and one hostname. `shared` false: the work directory is the job's alone.
 */
async function pod(shared: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'berth-pod-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  const [run, files] = [join(folder, 'run'), join(folder, 'work')] as const
  await mkdir(run)
  await mkdir(join(files, 'app/app'), { recursive: true })
  await mkdir(join(files, '_temp'))
  const name = `berth-test-${randomBytes(4).toString('hex')}`
  undo.push(() => docker('rm', '--force', '--volumes', name))
  const mounts = ['--volume', `${run}:/var/run`]
  const workMount = ['--volume', `${files}:${work}`]
  await docker(
    ...['run', '--detach', '--privileged', '--name', name, ...mounts, ...(shared ? workMount : [])],
    ...[images.dind, 'dockerd', '--host=unix:///var/run/docker.sock', '--group=0'],
  )

  await docker('exec', name, 'sh', '-c', 'until docker version >/dev/null 2>&1; do sleep 0.2; done')

  async function step(program: 'main' | 'post', inputs: Readonly<Record<string, string>>, state = {}) {
    const defaults = Object.entries(action.inputs).map(([input, { default: text = '' }]) => [input, text])
    const given: Record<string, string> = { ...Object.fromEntries(defaults), ...inputs }
    const runnerFiles = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']
    for (const file of runnerFiles) await writeFile(join(files, '_temp', file), '')
    const environment = {
      ...Object.fromEntries(runnerFiles.map((file) => [file, `${work}/_temp/${file}`])),
      ...Object.fromEntries(
        Object.entries(given).map(([input, text]) => [`INPUT_${input.toUpperCase()}`, text]),
      ),
      ...Object.fromEntries(Object.entries(state).map(([key, text]) => [`STATE_${key}`, String(text)])),
      DOCKER_HOST: 'unix:///var/run/docker.sock',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT: 'actions-runner-controller/0.14.2',
      GITHUB_RUN_ID: '7',
      GITHUB_WORKSPACE: `${work}/app/app`,
      KUBERNETES_SERVICE_HOST: '10.96.0.1',
      RUNNER_TEMP: `${work}/_temp`,
    }
    const words = Object.entries(environment).flatMap(([key, text]) => ['--env', `${key}=${text}`])
    const log = await docker(
      ...['run', '--rm', '--network', `container:${name}`, ...mounts, ...workMount, ...words],
      ...[
        '--volume',
        `${await builtAction()}:/berth:ro`,
        'berth-ground/act-job:1',
        'node',
        `/berth/${program}.js`,
      ],
    )
    const read = (file: string) => valuesIn(join(files, '_temp', file))
    const summary = await readFile(join(files, '_temp/GITHUB_STEP_SUMMARY'), 'utf8')
    return { log, outputs: await read('GITHUB_OUTPUT'), state: await read('GITHUB_STATE'), summary }
  }
  return { step }
}

test.each([
  ['has the work directory at the same path: host-workspace is it', true, `${work}/app/app`, 'passed'],
  ['has no work directory: host-workspace is empty, and builds work', false, '', 'failed'],
])('the sidecar of a pod %s; published ports are at localhost', async (_, shared, workspace, reported) => {
  const { step } = await pod(shared)
  const main = await step('main', { mode: 'auto', driver: 'docker' })
  expect(main.outputs).toMatchObject({
    mode: 'socket',
    'host-workspace': workspace,
    'ports-host': '127.0.0.1',
    'shared-network-namespace': 'true',
  })
  const ids = (JSON.parse(main.outputs['findings'] ?? '') as { id: string }[]).map(({ id }) => id)
  expect(ids.includes('workspace-path-mismatch')).toBe(reported === 'failed')
  expect(ids).not.toContain('foreign-network-namespace')
  expect((await step('post', {}, main.state)).log).toContain('Berth cleaned up')
})
