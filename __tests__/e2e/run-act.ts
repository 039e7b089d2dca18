import { execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect } from '@jest/globals'
import { builtAction } from '../build-action.ts'

const execute = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

/** The images that script/ground brings, as the workflows' variables name them. */
const images = {
  BERTH_DRIVER_OPTS: 'image=berth-ground/buildkit:1',
  BERTH_DIND_IMAGE: 'berth-ground/dind:29',
  BERTH_JOB_IMAGE: 'berth-ground/act-job:1',
}
const base = 'berth-ground/busybox:1'
/** For a builder that is the engine's own, and has its images. */
export const baseOfEngine = `--build-arg BASE=${base}`

/** A line of act's log in JSON, as far as it is used here. */
type Entry = {
  readonly jobID?: string
  readonly stage?: 'Pre' | 'Main' | 'Post'
  readonly step?: string
  readonly stepID?: readonly string[]
  readonly stepResult?: 'success' | 'failure' | 'skipped'
  readonly command?: string
  readonly name?: string
  readonly arg?: string
  readonly kvPairs?: Readonly<Record<string, string>>
  readonly content?: string
  readonly raw_output?: boolean
  readonly msg: string
}

export type Annotation = { readonly level: string; readonly title: string; readonly message: string }

/** What a run of one job told. */
export type ActRun = {
  /** GITHUB_RUN_ID: by it the run's things are known on the engine. */
  readonly run: string
  readonly exitCode: number | null
  /** Everything that act printed, for a person who looks at a failed test. */
  readonly log: string
  /** What the steps of a stage printed. */
  printed(stage: 'Main' | 'Post'): string
  readonly annotations: readonly Annotation[]
  /** The outputs of the step of this id. */
  outputs(step: string): Readonly<Record<string, string>>
  readonly summaries: readonly string[]
  /** The steps that failed. */
  readonly failed: readonly string[]
}

export type Asked = {
  /** The path of the workflow in the repository. */
  readonly workflow: string
  readonly job: string
  readonly matrix?: Readonly<Record<string, string>>
  readonly variables?: Readonly<Record<string, string>>
}

/** Runs one job of a workflow by act, on this machine, with the action that the sources make. */
export async function runAct({ workflow, job, matrix = {}, variables = {} }: Asked): Promise<ActRun> {
  const { checkout } = await ground()
  const run = String(randomInt(1e9, 1e10))
  const all = {
    ...images,
    // For a builder that has no images of its own, and no registry to get one from.
    BERTH_BUILD_OPTIONS: `--build-context alpine:3.22=base`,
    ...variables,
  }
  const words = [
    ...['push', '--json', '--workflows', workflow, '--job', job, '--env', `GITHUB_RUN_ID=${run}`],
    ...['--platform', 'ubuntu-latest=-self-hosted', '--platform', 'ubuntu-24.04=-self-hosted'],
    ...Object.entries(matrix).flatMap(([name, value]) => ['--matrix', `${name}:${value}`]),
    ...Object.entries(all).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...['--pull=false', '--rm', '--no-cache-server', '--action-offline-mode'],
    ...['--action-cache-path', join(checkout, '..', `act-${run}`)],
  ]
  const { exitCode, output } = await act(words, checkout)
  return { run, exitCode, ...read(output) }
}

/** Node 24, on which act runs the action, comes first in PATH; script/ground knows where act is. */
function act(
  words: readonly string[],
  cwd: string,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  const script = 'eval "$("$0/script/ground" --env)"; PATH="$("$0/script/node"):$PATH" exec act "$@"'
  const child = spawn('bash', ['-c', script, root, ...words], { cwd, env: environment() })
  let output = ''
  const collect = (text: string) => {
    output += text
  }
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, output }))
  })
}

/** This process's own, less what belongs to the workflow or the test that it runs in: act hands it to the steps. */
function environment(): Record<string, string> {
  const strange =
    /^(GITHUB_|RUNNER_|INPUT_|STATE_|ACTIONS_|BUILDX_|TESTCONTAINERS_|JEST_|NODE_OPTIONS$|NODE_ENV$)/
  const own = Object.entries(process.env).filter(([name]) => !strange.test(name)) as [string, string][]
  return { ...Object.fromEntries(own), BUILDKIT_PROGRESS: 'plain' }
}

function read(output: string): Omit<ActRun, 'run' | 'exitCode'> {
  const entries = output.split('\n').flatMap(entryIn)
  const commands = entries.filter(({ stage }) => stage !== undefined)
  return {
    log: entries.map(({ msg }) => msg.trimEnd()).join('\n'),
    printed: (stage) =>
      entries
        .filter((entry) => entry.stage === stage && entry.raw_output)
        .map(({ msg }) => msg)
        .join(''),
    annotations: commands.flatMap(({ command = '', arg = '', kvPairs }) =>
      ['error', 'warning', 'notice'].includes(command)
        ? [{ level: command, title: kvPairs?.['title'] ?? '', message: arg }]
        : [],
    ),
    outputs: (step) =>
      Object.fromEntries(
        commands
          .filter(({ command, stepID }) => command === 'set-output' && stepID?.includes(step))
          .map(({ name = '', arg = '' }) => [name, arg]),
      ),
    summaries: commands.flatMap(({ command, content }) =>
      command === 'summary' && content ? [content] : [],
    ),
    failed: entries.flatMap(({ stepResult, step }) => (stepResult === 'failure' && step ? [step] : [])),
  }
}

/** A line that is no JSON is act's own complaint: it is kept for the log. */
function entryIn(line: string): Entry[] {
  if (line === '') return []
  try {
    return [JSON.parse(line) as Entry]
  } catch {
    return [{ msg: line }]
  }
}

type Ground = { readonly folder: string; readonly checkout: string }
let made: Promise<Ground> | undefined

/** What all runs of a test file share. */
function ground(): Promise<Ground> {
  made ??= make()
  return made
}

afterAll(async () => {
  if (made) await rm((await made).folder, { recursive: true, force: true })
})

async function make(): Promise<Ground> {
  // The socket of the job's daemon lies beneath, and its path may have 107 bytes at most.
  const folder = await mkdtemp(join(tmpdir(), 'e2e-'))
  const checkout = join(folder, 'repo')
  await checkOut(checkout)
  // In the checkout, so that a job in a container has it too.
  await exportImage(base, join(checkout, 'base'))
  return { folder, checkout }
}

/** The repository as it is in the working directory, uncommitted files included, and `dist` as its sources make it. */
async function checkOut(folder: string): Promise<void> {
  await mkdir(folder)
  const listed = 'git ls-files --cached --others --exclude-standard -z'
  // A file that is deleted and not yet committed is listed too.
  const copy = `${listed} | xargs -0 -r sh -c 'for f; do [ ! -e "$f" ] || printf "%s\\0" "$f"; done' sh | tar --null -T - -cf - | tar -xf - -C "$0"`
  await execute('bash', ['-o', 'pipefail', '-c', copy, folder], { cwd: root })
  await rm(join(folder, 'dist'), { recursive: true, force: true })
  await cp(await builtAction(), join(folder, 'dist'), { recursive: true })
  // act wants to know the commit.
  const identity = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@localhost']
  await execute('git', ['init', '--quiet'], { cwd: folder })
  await execute('git', ['add', '--all'], { cwd: folder })
  await execute('git', [...identity, 'commit', '--quiet', '--message', 'e2e'], { cwd: folder })
}

async function exportImage(image: string, folder: string): Promise<void> {
  await mkdir(folder)
  const script =
    'id=$(docker create "$1" true) && docker export "$id" | tar -xf - -C "$2"; code=$?; docker rm "$id" >/dev/null; exit $code'
  await execute('bash', ['-o', 'pipefail', '-c', script, 'bash', image, folder])
}

/** Expects that every step of a run succeeded; else shows the end of its log. */
export function expectSuccess({ failed, exitCode, log }: ActRun): void {
  const end = exitCode === 0 ? '' : log.slice(-6000)
  expect({ failed, exitCode, end }).toEqual({ failed: [], exitCode: 0, end: '' })
}

/** Expects that every post step of a run said that it is done, and that the engine agrees. */
export async function expectNothingLeft(run: ActRun, postSteps = 1): Promise<void> {
  const said = run.printed('Post').match(/Berth has left nothing behind\./g) ?? []
  expect(said).toHaveLength(postSteps)
  expect(await tracesOf(run)).toEqual([])
}

/** Everything of a run's that the engine and buildx have. */
export async function tracesOf({ run }: Pick<ActRun, 'run'>): Promise<string[]> {
  const asked = [
    ['ps', '--all', '--format', 'container {{.Names}} {{.Labels}}'],
    ['volume', 'ls', '--format', 'volume {{.Name}} {{.Labels}}'],
    ['network', 'ls', '--format', 'network {{.Name}} {{.Labels}}'],
    ['image', 'ls', '--all', '--format', 'image {{.Repository}}:{{.Tag}}'],
    ['buildx', 'ls', '--format', 'builder {{.Name}}'],
  ]
  const script = 'eval "$("$0/script/ground" --env)"; exec docker "$@"'
  const texts = await Promise.all(
    asked.map(async (words) => (await execute('bash', ['-c', script, root, ...words])).stdout),
  )
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.includes(run))
}
