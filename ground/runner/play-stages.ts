import { join } from 'node:path'
import { type Annotation, annotationsIn } from './annotations.ts'
import { holds } from './expressions.ts'
import type { JobState, StepOutcome } from './job-state.ts'
import { playStep, type Step, type StepDone, type StepRun } from './play-step.ts'
import { readAction } from './read-action.ts'
import { runContainerAction } from './run-container-action.ts'
import { runNodeAction } from './run-node-action.ts'
import { runScript } from './run-script.ts'
import type { StepRequest } from './workflow.ts'

export type PlayedStep = {
  readonly id: string
  readonly name: string
  readonly stage: 'main' | 'post' | 'hook'
  readonly outcome: StepOutcome['outcome']
  readonly printed: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly annotations: readonly Annotation[]
}

/** A post step that is to come, with what main saved. */
export type Post = {
  readonly name: string
  readonly id: string
  readonly condition: string
  readonly step: Step
  readonly script: string
}

/** Fills a workspace. */
export type Checkout = (workspace: string) => Promise<void>

/** Plays a step, if its condition holds. Its post step, if it has one, is put on `posts`. */
export async function playMain(
  request: StepRequest,
  checkout: Checkout,
  state: JobState,
  posts: Post[],
  signal: AbortSignal,
): Promise<PlayedStep> {
  const { id, name, environment } = request
  if (!holds(request.condition, state.status)) {
    state.steps[id] = { outcome: 'skipped', outputs: {} }
    return {
      id,
      name,
      stage: 'main',
      outcome: 'skipped',
      printed: '',
      outputs: {},
      summary: '',
      annotations: [],
    }
  }
  state.log(`##[group]Run ${name}\n`)
  state.github['action'] = id
  const { kind, inputs, work, post } = workOf(request, checkout, state)
  const step = { kind, environment, inputs, saved: {} }
  const done = await playStep(step, state, signal, work)
  // Also after a main that failed (actions/runner 258d6c8, ActionRunner.cs:111-137: it is registered before main runs).
  if (post) posts.push({ ...post, id, name, step: { ...step, saved: done.commands.state } })
  const outcome = signal.aborted ? 'cancelled' : done.exitCode === 0 ? 'success' : 'failure'
  if (outcome === 'failure' && !request.continueOnError && state.status === 'success')
    state.status = 'failure'
  state.steps[id] = { outcome, outputs: done.commands.outputs }
  return playedStep({ id, name, stage: 'main', outcome }, done)
}

/** Plays a post step. */
export async function playPost(
  { id, name, condition, step, script }: Post,
  state: JobState,
  signal: AbortSignal,
): Promise<PlayedStep> {
  if (condition !== 'always()') throw new Error(`this runner does not know post-if: ${condition}`)
  state.log(`##[group]Post ${name}\n`)
  state.github['action'] = id
  const done = await playStep(step, state, signal, (run) => runNodeAction(script, run))
  const outcome = done.exitCode === 0 ? 'success' : 'failure'
  if (outcome === 'failure' && state.status === 'success') state.status = 'failure'
  return playedStep({ id, name, stage: 'post', outcome }, done)
}

type Work = Pick<Step, 'kind' | 'inputs'> & {
  readonly work: (run: StepRun, inputs: Step['inputs']) => Promise<number>
  readonly post?: Pick<Post, 'condition' | 'script'>
}

function workOf({ work }: StepRequest, checkout: Checkout, { machine }: JobState): Work {
  if (work.kind === 'run') {
    const run: Work['work'] = (run, { script = '' }) => runScript({ ...work, script }, run)
    return { kind: 'script', inputs: { script: work.script }, work: run }
  }
  const { reference, inputs } = work
  if (reference.startsWith('actions/checkout@')) {
    return { kind: 'action', inputs, work: () => checkout(machine.workspace).then(() => 0) }
  }
  if (reference.startsWith('docker://')) {
    // `args` and `entrypoint` are inputs of such a step (ContainerActionHandler.cs:110-114, 155-158).
    const { args = '', entrypoint } = inputs
    const action = {
      kind: 'container',
      folder: machine.workspace,
      inputs: {},
      image: reference,
      entrypoint: entrypoint ?? null,
      words: args.split(/\s+/).filter((word) => word !== ''),
      environment: {},
    } as const
    return { kind: 'action', inputs, work: (run, values) => runContainerAction(action, values, run) }
  }
  if (!reference.startsWith('./')) throw new Error(`this runner cannot fetch ${reference}`)
  const action = readAction(join(machine.workspace, reference))
  const all = { ...action.inputs, ...inputs }
  if (action.kind === 'container') {
    return { kind: 'action', inputs: all, work: (run, values) => runContainerAction(action, values, run) }
  }
  const script = (name: string) => join(action.folder, name)
  const post = action.post && { script: script(action.post), condition: action.postCondition }
  const main = (run: StepRun) => runNodeAction(script(action.main), run)
  return { kind: 'action', inputs: all, work: main, ...(post ? { post } : {}) }
}

function playedStep(
  step: Pick<PlayedStep, 'id' | 'name' | 'stage' | 'outcome'>,
  { printed, commands }: StepDone,
): PlayedStep {
  const annotations = annotationsIn(printed)
  return { ...step, printed, outputs: commands.outputs, summary: commands.summary, annotations }
}
