import type { JobState } from './job-state.ts'
import { type Finished, runProcess } from './run-process.ts'
import { translateAll, translatePath } from './translate-path.ts'

export type Execution = {
  /** Paths of the runner's machine: they are translated for a container. */
  readonly program: string
  readonly words: readonly string[]
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
  readonly onOutput: (text: string) => void
  readonly signal: AbortSignal
}

/**
 * Runs the program of a step: on the machine, or in the job's container by `docker exec` of the host's client, which
 * has the step's environment for its own (actions/runner 258d6c8, Handlers/StepHost.cs:206-292). So a DOCKER_HOST that
 * came by GITHUB_ENV is obeyed by that client too.
 */
export function execute(execution: Execution, state: JobState): Promise<Finished> {
  const { program, words, directory, environment, onOutput, signal } = execution
  const { machine, container } = state
  if (container === null) {
    return runProcess([program, ...words], {
      machine,
      directory,
      environment: withPaths(environment, state),
      onOutput,
      signal,
    })
  }
  const inContainer = (path: string) => translatePath(path, container.mappings)
  // Handlers/Handler.cs:216-221 and StepHost.cs:250-255.
  const path = [...state.paths.toReversed(), ...(container.path === '' ? [] : [container.path])].join(':')
  const command = [
    ...['docker', 'exec', '-i', '--workdir', inContainer(directory)],
    ...Object.keys(environment).flatMap((name) => ['-e', name]),
    ...(state.paths.length > 0 ? ['-e', `PATH=${path}`] : []),
    container.id,
    inContainer(program),
    ...words.map(inContainer),
  ]
  const translated = translateAll(environment, container.mappings)
  return runProcess(command, { machine, directory: machine.work, environment: translated, onOutput, signal })
}

/** Handlers/Handler.cs:205-233. */
function withPaths(
  environment: Readonly<Record<string, string>>,
  { paths, machine }: JobState,
): Record<string, string> {
  const before = environment['PATH'] ?? machine.inherited['PATH'] ?? ''
  return paths.length === 0
    ? { ...environment }
    : { ...environment, PATH: [...paths.toReversed(), before].join(':') }
}
