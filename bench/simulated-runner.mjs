import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

/**
 * Runs the main and the post program of an action as the runner does: inputs and state in the environment, files for
 * outputs, variables, state and summary.
 *
 * @param action the folder with action.yml
 */
export function simulatedRunner(action) {
  const { inputs = {}, runs } = parse(readFileSync(join(action, 'action.yml'), 'utf8'))
  const job = mkdtempSync(join(tmpdir(), 'runner-'))
  const files = Object.fromEntries(
    ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY', 'PATH'].map((name) => [name, join(job, name)]),
  )
  for (const folder of ['temp', 'workspace', 'tools', 'docker']) mkdirSync(join(job, folder))
  // A client configuration of its own: a peer makes its builder the current one there.
  const plugins = join(process.env.DOCKER_CONFIG ?? join(homedir(), '.docker'), 'cli-plugins')
  if (existsSync(plugins)) symlinkSync(plugins, join(job, 'docker/cli-plugins'))
  for (const file of Object.values(files)) writeFileSync(file, '')

  const environment = (given) => ({
    ...process.env,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, { default: value }]) => [inputName(name), String(value ?? '')]),
    ),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [inputName(name), value])),
    ...Object.fromEntries(Object.entries(files).map(([name, file]) => [`GITHUB_${name}`, file])),
    DOCKER_CONFIG: join(job, 'docker'),
    GITHUB_ACTIONS: 'true',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'bench',
    GITHUB_REPOSITORY: 'bench/bench',
    GITHUB_WORKSPACE: join(job, 'workspace'),
    RUNNER_TEMP: join(job, 'temp'),
    RUNNER_TOOL_CACHE: join(job, 'tools'),
    RUNNER_OS: 'Linux',
  })
  const run = (program, variables) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(action, program)], {
      env: variables,
    })
    if (status !== 0) throw new Error(`${program} ended with ${status}\n${stdout}${stderr}`)
    return String(stdout)
  }
  const post = () => {
    run(runs.post, { ...environment({}), ...stateIn(readFileSync(files.STATE, 'utf8')) })
    for (const file of Object.values(files)) writeFileSync(file, '')
  }

  return {
    workspace: join(job, 'workspace'),
    main: (given) => run(runs.main, environment(given)),
    post,
    /** The milliseconds of main; post follows, and is not counted. */
    timeOfMain(given) {
      const started = performance.now()
      run(runs.main, environment(given))
      const time = performance.now() - started
      post()
      return time
    },
    report: () => JSON.parse(readFileSync(valuesIn(readFileSync(files.OUTPUT, 'utf8')).report, 'utf8')),
    variables: () => valuesIn(readFileSync(files.ENV, 'utf8')),
    end: () => rmSync(job, { recursive: true, force: true }),
  }
}

/** The milliseconds of main; post follows, and is not counted. */
export function mainOf(runner, inputs) {
  const started = performance.now()
  runner.main(inputs)
  const time = performance.now() - started
  runner.post()
  return time
}

const inputName = (name) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`

/** `NAME<<delimiter`, lines, `delimiter`: how the toolkit writes these files. The last of a name counts. */
function valuesIn(text) {
  return Object.fromEntries(
    [...text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm)].map(([, name, , value]) => [name, value]),
  )
}

const stateIn = (text) =>
  // Docker's actions run one program for main and post and ask this state which it is.
  ({ ...prefixed(valuesIn(text)), STATE_isPost: 'true' })

const prefixed = (values) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`STATE_${name}`, value]))
