// Plays the runner for one job, in the guest, where Node.js runs this file as it is. What became of the job is printed
// as JSON. The guest is nobody else's: whatever is on it after the job and was not there before is left by the job.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import type { Report } from '../../src/report/report.ts'
import { valuesIn } from '../workflow-commands.ts'

type Step = { readonly exitCode: number | null; readonly log: string }

/** What became of a job in the guest. */
export type PlayedJob = {
  readonly main: Step & { readonly outputs: Readonly<Record<string, string>> }
  readonly report: Report | null
  readonly later: Step
  readonly post: Step
  /** What there is more than before. */
  readonly left: readonly string[]
}

const { inputs, script } = JSON.parse(process.argv[2] ?? '')
const home = mkdtempSync(join(homedir(), 'berth-job-'))
const temp = join(home, 'temp')
const workspace = join(home, 'work')
for (const folder of [temp, workspace]) mkdirSync(folder)
let environment: Record<string, string> = {
  ...(process.env as Record<string, string>),
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_JOB: 'build',
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: String(process.pid),
  GITHUB_WORKSPACE: workspace,
  RUNNER_ENVIRONMENT: 'self-hosted',
  RUNNER_NAME: 'guest',
  RUNNER_OS: 'Linux',
  RUNNER_TEMP: temp,
}

const run = (words: readonly string[], variables = environment): Step => {
  const [program = '', ...rest] = words
  const { status, stdout, stderr } = spawnSync(program, rest, {
    cwd: workspace,
    env: variables,
    encoding: 'utf8',
  })
  return { exitCode: status, log: stdout + stderr }
}

async function action(name: 'main' | 'post', more: Record<string, string>) {
  const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY']
  const files = Object.fromEntries(names.map((file) => [file, join(home, `${name}-${file}`)]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const step = run([process.execPath, `/berth/dist/${name}.js`], { ...environment, ...more, ...files })
  const values = (file: string) => valuesIn(files[file] ?? '')
  environment = { ...environment, ...(await values('GITHUB_ENV')) }
  return { ...step, outputs: await values('GITHUB_OUTPUT'), state: await values('GITHUB_STATE') }
}

const named = (prefix: string, values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]))

/** The engine's answer; not by its client, which takes seconds to start on an emulated processor. */
function ask(path: string): Promise<unknown> {
  const own = `${process.env['XDG_RUNTIME_DIR']}/docker.sock`
  const socketPath = existsSync(own) ? own : '/var/run/docker.sock'
  return new Promise((resolve, reject) => {
    get({ socketPath, path }, (answer) => json(answer).then(resolve, reject)).on('error', reject)
  })
}

/** All that a job could leave on this machine: things of its engine, if it may ask that, builders, files, mounts. */
async function inventory(): Promise<string[]> {
  const things: (readonly [kind: string, path: string, key?: string])[] = [
    ['container', '/containers/json?all=1'],
    ['volume', '/volumes', 'Volumes'],
    ['network', '/networks'],
    ['image', '/images/json?all=1'],
  ]
  const ofEngine = things.map(async ([kind, path, key]) => {
    const answer = await ask(path).catch(() => [])
    const list = (key ? (answer as Record<string, unknown>)[key] : answer) as
      | readonly Record<string, unknown>[]
      | null
    return (list ?? []).map(
      ({ Id, Name, Names, RepoTags }) => `${kind} ${Names ?? RepoTags ?? Name ?? ''} ${Id ?? ''}`,
    )
  })
  const builders = join(process.env['HOME'] ?? '', '.docker/buildx/instances')
  return [
    ...(await Promise.all(ofEngine)).flat(),
    ...(existsSync(builders) ? readdirSync(builders).map((name) => `builder ${name}`) : []),
    ...readdirSync(temp).map((name) => `in RUNNER_TEMP ${name}`),
    ...readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .filter((line) => line.includes('berth-job')),
  ]
}

const before = await inventory()
const upperCase = Object.entries(inputs as Record<string, string>).map(([name, value]) => [
  name.toUpperCase(),
  value,
])
const { state, ...main } = await action('main', named('INPUT_', Object.fromEntries(upperCase)))
const path = main.outputs['report']
const report = path && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
const later = run(['bash', '-e', '-o', 'pipefail', '-c', `exec 2>&1\n${script}`])
const { outputs: _, state: __, ...post } = await action('post', named('STATE_', state))
const left = (await inventory()).filter((thing) => !before.includes(thing))
console.log(JSON.stringify({ main, report, later, post, left } satisfies PlayedJob))
