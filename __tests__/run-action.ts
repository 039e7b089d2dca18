import type { ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'yaml'
import { builtAction } from './build-action.ts'
import { startProgram } from './opened/program.ts'
import { type Command, commandsIn, valuesIn } from './workflow-commands.ts'

const root = resolve(import.meta.dirname, '..')

/** action.yml, as far as a runner reads it. */
export const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
}

export type Values = Readonly<Record<string, string>>
/** Ends the step by SIGKILL, or does `strike` instead, `after` milliseconds after a line of its log that `when` accepts. */
export type Kill = {
  readonly when: (line: string) => boolean
  readonly after?: number
  readonly strike?: () => unknown
}
/** What became of a step: `exitCode` is null where a signal ended it. */
export type StepResult = {
  readonly exitCode: number | null
  readonly log: string
  readonly commands: readonly Command[]
  /** Secrets that are masked in the log from then on. */
  readonly masked: readonly string[]
  readonly outputs: Values
  readonly summary: string
  readonly milliseconds: number
}

/** A job on a self-hosted runner, with directories and a client configuration of its own. */
export type Job = {
  /** GITHUB_RUN_ID: by it the job's things are known on the engine. */
  readonly run: string
  readonly folder: string
  readonly workspace: string
  readonly temp: string
  readonly dockerConfig: string
  /** What later steps find in their environment; the runner's own part can be changed before `main`. */
  readonly environment: Record<string, string>
  /** Other paths for the runner's files, such as GITHUB_OUTPUT. */
  readonly runnerFiles: Record<string, string>
  /** Words that Berth's programs are started by, such as those of unshare. */
  readonly starter: string[]
  /** The Node.js that runs the bundles. */
  node: string
  /** What main left for post. */
  readonly state: Record<string, string>
  main(inputs?: Values, kill?: Kill): Promise<StepResult>
  post(kill?: Kill): Promise<StepResult>
  /** A later `run:` step in bash; rejects with what it printed where it fails. */
  sh(script: string): Promise<string>
  /** A later `run:` step that may fail. */
  attempt(script: string): Promise<{ readonly exitCode: number | null; readonly output: string }>
  /** Removes the job's directories. */
  remove(): Promise<void>
}

/** Begins a job; `folder` is where its directories are made. */
export async function beginJob(folder = tmpdir()): Promise<Job> {
  const dist = await builtAction()
  const home = await mkdtemp(join(folder, 'berth-job-'))
  const [temp, workspace, dockerConfig] = ['temp', 'work', 'docker'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ]
  await Promise.all([temp, workspace, dockerConfig].map((path) => mkdir(path)))
  await keepPlugins(dockerConfig)
  const run = String(randomInt(1e9, 1e10))
  const environment = runnerEnvironment({ run, temp, workspace, dockerConfig })
  const state: Record<string, string> = {}
  const runnerFiles: Record<string, string> = {}
  const starter: string[] = []
  let given: Values = {}
  let steps = 0

  async function program(name: 'main' | 'post', more: Values, kill?: Kill): Promise<StepResult> {
    steps += 1
    const files = await commandFiles(join(home, `step-${steps}`))
    const started = performance.now()
    const variables = { ...environment, ...inputVariables(given), ...more, ...files, ...runnerFiles }
    const [first = '', ...words] = [...starter, job.node, join(dist, `${name}.js`)]
    const { exitCode, output: all } = await ended(startProgram(first, words, { env: variables }), kill)
    // The runner shows no secret that it is to mask (actions/runner, AddMaskCommandExtension).
    const output = all.replace(/^::add-mask::.*\r?\n/gm, '')
    // The runner reads these files even after a step that was killed (actions/runner, ActionRunner.cs).
    Object.assign(environment, await valuesIn(files.GITHUB_ENV))
    // A later line comes before an earlier one (actions/runner, AddPathFileCommand and ExecutionContext.cs).
    for (const path of (await readFile(files.GITHUB_PATH, 'utf8')).split('\n').filter((line) => line !== ''))
      environment['PATH'] = `${path}:${environment['PATH']}`
    Object.assign(state, await valuesIn(files.GITHUB_STATE))
    return {
      exitCode,
      log: output,
      commands: commandsIn(output),
      masked: [...all.matchAll(/^::add-mask::(.*)$/gm)].map(([, secret = '']) => secret),
      outputs: await valuesIn(files.GITHUB_OUTPUT),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      milliseconds: performance.now() - started,
    }
  }
  const attempt: Job['attempt'] = (script) =>
    ended(startProgram('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd: workspace, env: environment }))

  const job: Job = {
    ...{ run, folder: home, workspace, temp, dockerConfig, environment, state, attempt },
    ...{ runnerFiles, starter, node: process.execPath },
    main(inputs = {}, kill) {
      given = inputs
      return program('main', {}, kill)
    },
    post: (kill) => program('post', prefixed('STATE_', state), kill),
    async sh(script) {
      const { exitCode, output } = await attempt(script)
      if (exitCode !== 0) throw new Error(`exit code ${exitCode} of: ${script}\n${output}`)
      return output.trim()
    },
    remove: () => rm(home, { recursive: true, force: true }),
  }
  return job
}

/** The runner's variables over this process's own, less those of the workflow or the test that it runs in. */
function runnerEnvironment(
  job: Pick<Job, 'run' | 'temp' | 'workspace' | 'dockerConfig'>,
): Record<string, string> {
  const strange =
    /^(GITHUB_|RUNNER_|INPUT_|STATE_|ACTIONS_|BUILDX_|TESTCONTAINERS_|JEST_|NODE_OPTIONS$|NODE_ENV$)/
  const own = Object.entries(process.env).filter(([name]) => !strange.test(name)) as [string, string][]
  return {
    ...Object.fromEntries(own),
    CI: 'true',
    DOCKER_CONFIG: job.dockerConfig,
    GITHUB_ACTIONS: 'true',
    GITHUB_JOB: 'build',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: job.run,
    GITHUB_WORKSPACE: job.workspace,
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: 'test-runner',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: job.temp,
  }
}

/** A client finds buildx and compose also where only the configuration directory of this process has them. */
async function keepPlugins(dockerConfig: string): Promise<void> {
  const plugins = join(process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker'), 'cli-plugins')
  if (existsSync(plugins)) await symlink(plugins, join(dockerConfig, 'cli-plugins'))
}

async function commandFiles(folder: string) {
  await mkdir(folder)
  const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const
  await Promise.all(names.map((name) => writeFile(join(folder, name), '')))
  const paths = names.map((name) => [name, join(folder, name)])
  return Object.fromEntries(paths) as Record<(typeof names)[number], string>
}

/** What `github.token` is in these jobs: a word that must be found nowhere afterwards. */
export const jobToken = 'ghs_token-of-this-job'

/** Every input of action.yml: as given, or by its default. */
export function inputVariables(given: Values): Values {
  const declared = Object.entries(action.inputs).map(([name, { default: otherwise = '' }]) => [
    name,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's.
    otherwise.replace('${{ github.token }}', jobToken),
  ])
  return prefixed('INPUT_', { ...Object.fromEntries(declared), ...given }, (name) => name.toUpperCase())
}

/** The values with a prefix before each name. */
export function prefixed(prefix: string, values: Values, spelling = (name: string) => name): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}${spelling(name)}`, value]),
  )
}

/** Waits for the end of a program, or ends it when its log says what `kill` waits for. */
function ended(child: ChildProcess, kill?: Kill): Promise<{ exitCode: number | null; output: string }> {
  let output = ''
  let checked = 0
  let striking: Promise<unknown> | undefined
  // Only this process: a runner that cancels a job does not reach what its step has started.
  const strike = kill?.strike ?? (() => child.kill('SIGKILL'))
  const onText = (text: string) => {
    output += text
    const lines = output.split('\n').slice(checked, -1)
    checked += lines.length
    if (striking || !kill || !lines.some((line) => kill.when(line))) return
    striking = sleep(kill.after ?? 0).then(strike)
    // It is reported at the end.
    striking.catch(() => {})
  }
  child.stdout?.setEncoding('utf8').on('data', onText)
  child.stderr?.setEncoding('utf8').on('data', onText)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) =>
      Promise.resolve(striking).then(() => resolve({ exitCode, output }), reject),
    )
  })
}
