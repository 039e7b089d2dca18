import { existsSync } from 'node:fs'
import { annotationsIn } from './annotations.ts'
import type { JobState } from './job-state.ts'
import type { PlayedStep } from './play-stages.ts'
import { playStep } from './play-step.ts'
import { runProcess } from './run-process.ts'

/** The scripts that the owner of a machine has set for each job (ACTIONS_RUNNER_HOOK_JOB_STARTED and …_COMPLETED). */
export type Hooks = { readonly started?: string; readonly completed?: string }

const names = { started: 'Set up runner', completed: 'Complete runner' } as const

/**
 * Plays a hook: on the machine, also for a job in a container, with the variables of the contexts and the runner's, without
 * `env:` of the workflow and without GITHUB_ENV (actions/runner 258d6c8, JobHookProvider.cs:40-95). It has the files of a
 * step, and no state. An exit code other than 0 fails the job.
 */
export async function playHook(
  stage: keyof Hooks,
  script: string,
  state: JobState,
  signal: AbortSignal,
): Promise<PlayedStep> {
  const name = names[stage]
  state.log(
    `##[group]${name}\nA job ${stage} hook has been configured by the self-hosted runner administrator\n`,
  )
  const nothing = { kind: 'script', environment: {}, inputs: {}, saved: {} } as const
  const { exitCode, printed, commands } = await playStep(nothing, state, signal, async (run) => {
    if (!existsSync(script)) throw new Error("File doesn't exist")
    const environment = Object.fromEntries(
      Object.entries(run.environment).filter(([variable]) => /^(GITHUB|RUNNER)_/.test(variable)),
    )
    const { machine } = state
    // HostContext.cs, GetDefaultShellForScript, and ScriptHandlerHelpers.cs:13-21.
    const words = [existsSync('/bin/bash') ? '/bin/bash' : 'sh', '-e', script]
    const { onOutput } = run
    return (await runProcess(words, { machine, directory: machine.workspace, environment, onOutput, signal }))
      .exitCode
  })
  const outcome = exitCode === 0 ? 'success' : 'failure'
  if (outcome === 'failure' && state.status === 'success') state.status = 'failure'
  const annotations = annotationsIn(printed)
  return {
    id: name,
    name,
    stage: 'hook',
    outcome,
    printed,
    outputs: {},
    summary: commands.summary,
    annotations,
  }
}
