import type { Status } from './expressions.ts'
import type { Machine } from './machine.ts'
import type { PathMapping } from './translate-path.ts'

/** The job's container, as steps enter it. */
export type JobContainer = {
  readonly id: string
  readonly mappings: readonly PathMapping[]
  /** PATH of its image and request, before which GITHUB_PATH comes. */
  readonly path: string
  readonly isAlpine: boolean
}

export type Service = {
  readonly id: string
  readonly network: string
  readonly ports: Readonly<Record<string, string>>
}

export type StepOutcome = {
  readonly outputs: Readonly<Record<string, string>>
  readonly outcome: 'success' | 'failure' | 'skipped' | 'cancelled'
}

/** What one job has while it is played; the parts that change are written in place, as the runner's contexts are. */
export type JobState = {
  readonly machine: Machine
  /** The variables that all steps have: of workflow and job, then what came by GITHUB_ENV. */
  readonly environment: Record<string, string>
  /** What came by GITHUB_PATH, oldest first. */
  paths: readonly string[]
  readonly github: Record<string, string>
  readonly runner: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
  readonly steps: Record<string, StepOutcome>
  status: Status
  network: string | null
  container: JobContainer | null
  readonly services: Record<string, Service>
  /** Images of container actions, which nobody would remove. */
  readonly builtImages: string[]
  readonly log: (text: string) => void
}

/** What expressions of a step can name. */
export function contextsOf(state: JobState, environment: Readonly<Record<string, string>>) {
  const { github, runner, variables, steps, services, network, container, status } = state
  const job = { status, services, container: { id: container?.id, network } }
  return { github, runner, vars: variables, steps, job, env: environment }
}

/** The variables of the contexts that every step has (actions/runner 258d6c8, GitHubContext.cs:52-68, RunnerContext.cs:9-15). */
export function contextVariables({ github, runner }: JobState): Record<string, string> {
  const named = (prefix: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value])
  const { token: _, ...shown } = github
  return Object.fromEntries([...named('GITHUB', shown), ...named('RUNNER', runner)])
}
