import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@jest/globals'
import { builtAction } from '../build-action.ts'
import { startProgram } from '../opened/program.ts'

const execute = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

/** For a builder that is the engine's own, and has its images. */
export const baseOfEngine = '--build-arg BASE=berth-ground/busybox:1'

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

/** What a run of one job reported. */
export type ActRun = {
  /** GITHUB_RUN_ID: by it the run's things are known on the engine. */
  readonly run: string
  readonly exitCode: number | null
  /** Everything that act printed, for a person who looks at a failed test. */
  readonly log: string
  /** What the steps of a stage printed. */
  printed(stage: 'Main' | 'Post'): string
  readonly annotations: readonly Annotation[]
  /** What came of the step of this id in main, and what it printed; null where it was not run. */
  step(id: string): { readonly result: string; readonly printed: string } | null
  /** The outputs of the step of this id. */
  outputs(step: string): Readonly<Record<string, string>>
  readonly summaries: readonly string[]
  /** The steps that failed. */
  readonly failed: readonly string[]
}

export type Asked = {
  /** A directory that is the repository, in place of this one. */
  readonly repository?: string
  /** Directories that are the actions of others, by their `uses`. */
  readonly actions?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  /** Over the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>
  /** The path of the workflow in the repository. */
  readonly workflow: string
  readonly job: string
  readonly matrix?: Readonly<Record<string, string>>
  readonly variables?: Readonly<Record<string, string>>
  /** Cancels the job, as a person does with Ctrl-C, once a step has printed this. */
  readonly cancelOn?: string
}

/** Runs one job of a workflow by act, on this machine, with the action that the sources make. */
export async function runAct(asked: Asked): Promise<ActRun> {
  const { workflow, job, matrix = {}, variables = {}, actions = {}, secrets = {}, cancelOn } = asked
  const run = String(randomInt(1e9, 1e10))
  const words = [
    ...Object.entries(matrix).flatMap(([name, value]) => ['--matrix', `${name}:${value}`]),
    ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...Object.entries(actions).flatMap(([uses, path]) => ['--local-repository', `${uses}=${path}`]),
    ...Object.entries(secrets).flatMap(([name, value]) => ['--secret', `${name}=${value}`]),
  ]
  const env = {
    ...process.env,
    ...asked.environment,
    ...(asked.repository !== undefined && { BERTH_TREE: asked.repository }),
    BERTH_RUN: run,
    BERTH_DIST: await builtAction(),
  }
  const child = startProgram(join(root, 'script/act'), [workflow, job, '--json', ...words], { env })
  let output = ''
  let isCancelled = false
  const collect = (text: string) => {
    output += text
    if (cancelOn === undefined || isCancelled || child.pid === undefined) return
    isCancelled = read(output).printed('Main').includes(cancelOn)
    // As a terminal's Ctrl-C, which reaches the whole process group.
    if (isCancelled) process.kill(-child.pid, 'SIGINT')
  }
  child.stdout?.setEncoding('utf8').on('data', collect)
  child.stderr?.setEncoding('utf8').on('data', collect)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { run, exitCode, ...read(output) }
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
    step: (id) => {
      const own = entries.filter((entry) => entry.stage === 'Main' && entry.stepID?.includes(id))
      const result = own.findLast(({ stepResult }) => stepResult !== undefined)?.stepResult
      const printed = own.filter((entry) => entry.raw_output).map(({ msg }) => msg)
      return result === undefined ? null : { result, printed: printed.join('') }
    },
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

/** Expects that every step of a run succeeded; else shows the end of its log. */
export function expectSuccess({ failed, exitCode, log }: ActRun): void {
  const end = exitCode === 0 ? '' : log.slice(-6000)
  expect({ failed, exitCode, end }).toEqual({ failed: [], exitCode: 0, end: '' })
}

/** Expects that these steps of a run failed, and no others; else shows the end of its log. */
export function expectFailure({ failed, exitCode, log }: ActRun, steps: readonly unknown[]): void {
  const end = failed.length === steps.length ? '' : log.slice(-6000)
  expect({ failed, exitCode, end }).toEqual({ failed: steps, exitCode: 1, end: '' })
}

/** Expects that every post step of a run said that it is done, and that the engine agrees. */
export async function expectNothingLeft(run: ActRun, postSteps = 1): Promise<void> {
  const said = run.printed('Post').match(/Berth cleaned up\./g) ?? []
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
    ['image', 'ls', '--filter', `label=berth.run=${run}`, '--format', `image {{.ID}} of run ${run}`],
    ['buildx', 'ls', '--format', 'builder {{.Name}}'],
  ]
  const script = 'eval "$("$0/script/ground" --env)"; exec docker "$@"'
  const texts = await Promise.all(
    asked.map(async (words) => (await execute('bash', ['-c', script, root, ...words])).stdout),
  )
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.includes(run))
}
