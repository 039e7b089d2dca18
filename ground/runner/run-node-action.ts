import { join } from 'node:path'
import type { StepRun } from './play-step.ts'
import { execute } from './step-host.ts'

/**
 * Runs a script of a JavaScript action by the runner's own Node.js, on the machine or in the job's container
 * (actions/runner 258d6c8, Handlers/NodeScriptActionHandler.cs:116-176).
 */
export async function runNodeAction(script: string, run: StepRun): Promise<number> {
  const { state, environment, onOutput, signal } = run
  const { machine, container } = state
  // StepHost.cs:294-321: Alpine needs another build of Node.js, which this machine does not have.
  if (container?.isAlpine) throw new Error('this runner has no Node.js for a job container of Alpine')
  const program = join(machine.externals, 'node24', 'bin', 'node')
  const directory = machine.workspace
  const execution = { program, words: [script], directory, environment, onOutput, signal }
  return (await execute(execution, state)).exitCode
}
