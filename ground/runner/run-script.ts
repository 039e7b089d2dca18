import { randomUUID } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { StepRun } from './play-step.ts'
import { execute } from './step-host.ts'

/** How each shell is called (actions/runner 258d6c8, Handlers/ScriptHandlerHelpers.cs:13-21). */
const shells: Readonly<Record<string, readonly string[]>> = {
  bash: ['--noprofile', '--norc', '-e', '-o', 'pipefail'],
  sh: ['-e'],
}

/**
 * Runs the script of a step: written on the machine, run where the job is. Without `shell` it is `sh -e` in a container
 * and bash, if there is one, with sh's words on the machine (Handlers/ScriptHandler.cs:186-204, 247-303).
 */
export async function runScript(
  { script, shell, directory }: { script: string; shell: string | null; directory: string },
  { state, environment, onOutput, signal }: StepRun,
): Promise<number> {
  const words = shells[shell ?? 'sh']
  if (words === undefined) throw new Error(`this runner does not know the shell ${shell}`)
  const file = join(state.machine.temp, `${randomUUID()}.sh`)
  writeFileSync(file, script)
  const isDefault = shell === null && state.container === null && existsSync('/bin/bash')
  const { exitCode } = await execute(
    {
      program: isDefault ? '/bin/bash' : (shell ?? 'sh'),
      words: [...words, file],
      directory: resolve(state.machine.workspace, directory),
      environment,
      onOutput,
      signal,
    },
    state,
  )
  if (exitCode !== 0) onOutput(`##[error]Process completed with exit code ${exitCode}.\n`)
  return exitCode
}
