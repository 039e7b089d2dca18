import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect } from '@jest/globals'
import type { MachineRequest } from '../../ground/runner/machine.ts'
import type { Hooks } from '../../ground/runner/play-hook.ts'
import { type PlayedJob, playJob } from '../../ground/runner/play-job.ts'
import { builtAction } from '../build-action.ts'

const execute = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

export type Asked = MachineRequest & {
  /** The job of a workflow, as YAML: what stands below `jobs.<id>`. */
  readonly job: string
  readonly cancelOn?: string
  readonly hooks?: Hooks
  /** Files that the workspace has beside those of the repository. */
  readonly files?: Readonly<Record<string, string>>
}

export type Played = PlayedJob & {
  readonly run: string
  /** What the job left on the engine; it is removed then. */
  readonly left: readonly string[]
  /** What the steps of a stage printed. */
  printed(stage: 'main' | 'post' | 'hook'): string
  outputs(step: string): Readonly<Record<string, string>>
}

/**
 * The machine of the engine that the tests are given: where that is one beside the machine's own, it stands at
 * /var/run/docker.sock for all that the runner calls, and no variable names it.
 */
function machineOfEngine(): MachineRequest {
  const { DOCKER_HOST: host, ...inherited } = process.env
  if (host === undefined || host === '') return {}
  const engineSocket = host.replace('unix://', '')
  // bash hands on INPUT_KEEP-STATE and the like; dash drops variables of such names.
  const script = 'mount --bind "$0" /var/run/docker.sock && exec "$@"'
  return { engineSocket, inherited, enter: ['unshare', '--mount', 'bash', '-c', script, engineSocket] }
}

/** Plays a job on this machine as actions/runner would, with the action that the sources make. */
export async function play({ job, cancelOn, hooks = {}, files = {}, ...machine }: Asked): Promise<Played> {
  const folder = await mkdtemp(join(tmpdir(), 'played-'))
  const run = String(randomInt(1e9, 1e10))
  try {
    const workflow = join(folder, 'workflow.yml')
    const indented = job.replace(/^(?=.)/gm, '    ')
    await writeFile(workflow, `on: push\njobs:\n  played:\n    runs-on: ubuntu-latest\n${indented}`)
    const played = await playJob({
      ...machineOfEngine(),
      ...machine,
      workflow,
      run,
      hooks,
      job: 'played',
      variables: {
        SOCKET_GROUP: String((await stat(machineOfEngine().engineSocket ?? '/var/run/docker.sock')).gid),
      },
      checkout: (workspace) => checkOut(workspace, files, machine.owner ?? null),
      ...(cancelOn === undefined ? {} : { cancelOn }),
    })
    return {
      ...played,
      run,
      left: await removeTraces(run),
      printed: (stage) =>
        played.steps.flatMap((step) => (step.stage === stage ? [step.printed] : [])).join(''),
      outputs: (id) => played.steps.find((step) => step.id === id && step.stage === 'main')?.outputs ?? {},
    }
  } finally {
    await removeTraces(run)
    await rm(folder, { recursive: true })
  }
}

/** Removes what Berth left of a run on the engine: builders have no label, but all have the run in their name. */
async function removeTraces(run: string): Promise<string[]> {
  const kinds = [
    ['container', 'container', 'ls', '--all'],
    ['volume', 'volume', 'ls'],
  ] as const
  const left: string[] = []
  for (const [kind, ...list] of kinds) {
    const { stdout } = await execute('docker', [...list, '--quiet', '--filter', `name=berth-${run}-`])
    const names = stdout.split('\n').filter((name) => name !== '')
    for (const name of names) {
      await execute('docker', [kind, 'rm', '--force', name]).catch((error: Error) => {
        // The engine can still be removing what an aborted call has asked it to remove.
        if (!error.message.includes('is already in progress')) throw error
      })
    }
    left.push(...names.map((name) => `${kind} ${name}`))
  }
  return left
}

/** What steps use: the action itself, its sample, and files of the test. */
async function checkOut(
  workspace: string,
  files: Readonly<Record<string, string>>,
  owner: number | null,
): Promise<void> {
  await cp(join(root, 'action.yml'), join(workspace, 'action.yml'))
  await cp(join(root, 'examples'), join(workspace, 'examples'), { recursive: true })
  await cp(await builtAction(), join(workspace, 'dist'), { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, name)), { recursive: true })
    await writeFile(join(workspace, name), text, { mode: 0o755 })
  }
  if (owner !== null) await execute('chown', ['-R', `${owner}:${owner}`, workspace])
}

/** Expects that every step did what it should; else shows the end of the log. */
export function expectSuccess({ steps, status, log }: PlayedJob): void {
  const failed = steps.flatMap(({ stage, name, outcome }) =>
    outcome === 'failure' ? [`${stage} ${name}`] : [],
  )
  const end = status === 'success' ? '' : log.slice(-8000)
  expect({ failed, status, end }).toEqual({ failed: [], status: 'success', end: '' })
}

const images: string[] = []

/** An image of a Dockerfile on the host's engine, which goes with the tests of this file. */
export async function makeImage(dockerfile: string): Promise<string> {
  const image = `berth-played:${randomInt(1e9, 1e10)}`
  images.push(image)
  const building = execute('docker', ['build', '--quiet', '--tag', image, '-'])
  building.child.stdin?.end(dockerfile)
  await building
  return image
}

afterAll(async () => {
  for (const image of images) await execute('docker', ['image', 'rm', '--force', image])
})
