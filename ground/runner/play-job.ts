import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tryDocker } from './docker-client.ts'
import { startContainers, stopContainers } from './job-containers.ts'
import type { JobState } from './job-state.ts'
import { type Machine, type MachineRequest, makeMachine, removeMachine } from './machine.ts'
import { endOrphans, trackingId } from './orphans.ts'
import { type Hooks, playHook } from './play-hook.ts'
import { type PlayedStep, type Post, playMain, playPost } from './play-stages.ts'
import { readJob } from './workflow.ts'

export type JobToPlay = MachineRequest & {
  readonly workflow: string
  readonly job: string
  /** `vars` of expressions. */
  readonly variables?: Readonly<Record<string, string>>
  /** Fills the workspace, where a step uses actions/checkout. */
  readonly checkout: (workspace: string) => Promise<void>
  readonly run: string
  /** Cancels the job once a step has printed this. */
  readonly cancelOn?: string
  /** Scripts that the machine's owner has set. */
  readonly hooks?: Hooks
}

export type PlayedJob = {
  readonly status: JobState['status']
  readonly steps: readonly PlayedStep[]
  readonly log: string
}

/** Milliseconds that a cancelled job has for all that remains, post steps included; GitHub's server says five minutes. */
const cancelTimeout = 5 * 60_000

/**
 * Plays a job as actions/runner does: the hook before it, containers, steps, then the post steps, newest first, the containers,
 * and the hook after it, which was registered first (actions/runner 258d6c8, StepsRunner.cs:57-77, JobExtension.cs:301-330
 * and 570-580).
 */
export async function playJob(asked: JobToPlay): Promise<PlayedJob> {
  const request = readJob(asked.workflow, asked.job)
  const machine = makeMachine({
    ...asked,
    inherited: { ...(asked.inherited ?? process.env), ...trackingId() },
  })
  let log = ''
  const cancel = new AbortController()
  const state = newState(asked, machine, request.environment, (text) => {
    log += text
    if (asked.cancelOn !== undefined && log.includes(asked.cancelOn)) cancel.abort()
  })
  const played: PlayedStep[] = []
  const started: string[] = []
  const { hooks = {} } = asked
  // A hook goes on when the job is cancelled: its condition is always() (JobExtension.cs:308 and 577).
  const hook = async (stage: keyof Hooks) => {
    const script = hooks[stage]
    if (script) played.push(await playHook(stage, script, state, new AbortController().signal))
  }
  try {
    await hook('started')
    // Containers are set up by steps whose condition is success().
    if (state.status === 'success') await startContainers(request, state, started)
    const limit = new AbortController()
    cancel.signal.addEventListener('abort', () => {
      state.status = 'cancelled'
      void sleep(cancelTimeout, undefined, { ref: false }).then(() => limit.abort())
    })
    const posts: Post[] = []
    for (const step of request.steps) {
      // A step whose condition still holds goes on when the job is cancelled (StepsRunner.cs:157-185).
      const signal = step.condition === 'always()' ? limit.signal : cancel.signal
      played.push(await playMain(step, asked.checkout, state, posts, signal))
    }
    for (const post of posts.toReversed()) played.push(await playPost(post, state, limit.signal))
  } finally {
    await stopContainers(state, started)
    await hook('completed')
    endOrphans(state)
    for (const image of state.builtImages) await tryDocker(state, ['rmi', '--force', image])
    removeMachine(machine)
  }
  return { status: state.status, steps: played, log }
}

function newState(
  { run, job, variables = {} }: JobToPlay,
  machine: Machine,
  environment: JobState['environment'],
  log: JobState['log'],
): JobState {
  return {
    machine,
    environment: { ...environment },
    paths: [],
    github: {
      workspace: machine.workspace,
      repository: 'berth/berth',
      run_id: run,
      run_number: '1',
      run_attempt: '1',
      job,
      actor: 'ground',
      event_name: 'push',
      ref: 'refs/heads/main',
      sha: '0'.repeat(40),
      workflow: job,
      server_url: 'https://github.com',
      api_url: 'https://api.github.com',
      token: '',
    },
    runner: {
      os: 'Linux',
      arch: process.arch.toUpperCase(),
      name: 'ground',
      environment: 'self-hosted',
      tool_cache: machine.tools,
      temp: machine.temp,
      workspace: resolve(machine.workspace, '..'),
    },
    variables,
    steps: {},
    status: 'success',
    network: null,
    container: null,
    services: {},
    builtImages: [],
    log,
  }
}
