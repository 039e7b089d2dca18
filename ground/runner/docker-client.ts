import type { JobState } from './job-state.ts'
import { type Finished, runProcess } from './run-process.ts'

/**
 * Calls the host's client with the runner's own environment, as it does for all but the steps themselves
 * (actions/runner 258d6c8, Container/DockerCommandManager.cs:386-446).
 *
 * @throws if the client fails
 */
export async function callDocker(state: JobState, words: readonly string[]): Promise<string> {
  const { exitCode, output } = await tryDocker(state, words)
  if (exitCode !== 0) throw new Error(`docker ${words.join(' ')}: exit code ${exitCode}: ${output}`)
  return output.trim()
}

/** As `callDocker`, for what may fail. */
export function tryDocker({ machine, log }: JobState, words: readonly string[]): Promise<Finished> {
  log(`##[command]docker ${words.join(' ')}\n`)
  return runProcess(['docker', ...words], { machine, directory: machine.workspace, onOutput: log })
}

/**
 * The runner pulls each image before it uses it (ContainerOperationProvider.cs:199-215, ActionManager.cs:943). Here no
 * registry can be reached, so an image that the engine has is taken as it is.
 */
export async function obtainImage(state: JobState, image: string): Promise<void> {
  if ((await tryDocker(state, ['image', 'inspect', '--format', '{{.Id}}', image])).exitCode === 0) return
  await callDocker(state, ['pull', image])
}
