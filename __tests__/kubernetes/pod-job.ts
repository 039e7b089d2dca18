import { randomInt } from 'node:crypto'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { inputVariables, type Job, prefixed, type StepResult, type Values } from '../run-action.ts'
import { commandsIn, valuesOf } from '../workflow-commands.ts'
import { kubectl } from './kubectl.ts'
import type { Pod } from './pod.ts'

/** A job in a pod: what `beginJob` of ../run-action.ts is on the host. */
export type PodJob = Pick<Job, 'run' | 'environment' | 'state'> & {
  readonly workspace: string
  readonly temp: string
  main(inputs?: Values): Promise<StepResult>
  post(): Promise<StepResult>
  /** A later `run:` step in bash, with its `env:`; rejects with what it printed if it fails. */
  sh(script: string, variables?: Values): Promise<string>
  /** A later `run:` step that may fail. */
  attempt(script: string, variables?: Values): ReturnType<Job['attempt']>
}

const fileNames = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const

/** Begins a job in a pod. Its files end with the pod, and its builders after the test, even if their removal is what failed. */
export function beginPodJob(pod: Pod): PodJob {
  const run = String(randomInt(1e9, 1e10))
  const [temp, workspace] = [`${pod.work}/_temp`, `${pod.work}/app/app`]
  const environment: Record<string, string> = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_JOB: 'build',
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: run,
    GITHUB_WORKSPACE: workspace,
    HOME: pod.home,
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: pod.name,
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: `${pod.work}/_tool`,
    RUNNER_WORKSPACE: `${pod.work}/app`,
  }
  void closeAfterwards(() => removeBuilders(run, pod.namespace))
  const state: Record<string, string> = {}
  let given: Values = {}
  let steps = 0

  /** Runs a command as a step: in the workspace, with the environment of the job over that of the container. */
  const inJob = async (variables: Values, words: readonly string[]) => {
    const assigned = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
    const { exitCode, output, errors } = await pod.exec(['env', '-C', workspace, ...assigned, ...words])
    return { exitCode, output: output + errors }
  }

  async function program(name: 'main' | 'post', more: Values): Promise<StepResult> {
    steps += 1
    const paths = fileNames.map((file) => `${temp}/_runner_file_commands/${file}-${steps}`)
    const files = Object.fromEntries(fileNames.map((file, index) => [file, paths[index] ?? '']))
    await pod.exec(['touch', ...paths])
    const started = performance.now()
    const variables = { ...environment, ...inputVariables(given), ...more, ...files }
    const { exitCode, output } = await inJob(variables, [pod.node, `${pod.action}/${name}.js`])
    const milliseconds = performance.now() - started
    const { output: texts } = await pod.exec([
      'sh',
      '-c',
      'for file; do cat "$file"; printf "\\0"; done',
      'sh',
      ...paths,
    ])
    const [outputs = '', variablesLeft = '', stateLeft = '', summary = ''] = texts.split('\0')
    Object.assign(environment, valuesOf(variablesLeft))
    Object.assign(state, valuesOf(stateLeft))
    return {
      exitCode,
      log: output,
      commands: commandsIn(output),
      masked: [],
      outputs: valuesOf(outputs),
      summary,
      milliseconds,
    }
  }
  const attempt: PodJob['attempt'] = (script, variables = {}) =>
    inJob({ ...environment, ...variables }, ['bash', '-e', '-o', 'pipefail', '-c', script])

  return {
    ...{ run, environment, state, workspace, temp, attempt },
    main(inputs = {}) {
      given = inputs
      return program('main', {})
    },
    post: () => program('post', prefixed('STATE_', state)),
    async sh(script, variables) {
      const { exitCode, output } = await attempt(script, variables)
      if (exitCode !== 0) throw new Error(`exit code ${exitCode} of: ${script}\n${output}`)
      return output.trim()
    },
  }
}

/** Names of builders have the run in them, if no input gives another name. */
async function removeBuilders(run: string, namespace: string): Promise<void> {
  const inNamespace = ['--namespace', namespace]
  const all = await kubectl([
    'get',
    'deployments,statefulsets,configmaps',
    ...inNamespace,
    '--output',
    'name',
  ])
  const own = all.split('\n').filter((name) => name.includes(`-${run}-`))
  if (own.length > 0) await kubectl(['delete', ...own, ...inNamespace, '--wait=false', '--ignore-not-found'])
}
