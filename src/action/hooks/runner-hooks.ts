import type { DoctorResult } from '../doctor.ts'
import { asExpected } from '../failure.ts'
import type { World } from '../world.ts'
import { type HookOptions, hooksHelp, parseHookOptions } from './hook-options.ts'
import type { Programs } from './hook-scripts.ts'
import { jobCompleted } from './job-completed.ts'
import { jobStarted } from './job-started.ts'
import { writeHooks } from './write-hooks.ts'

/**
 * Runs `berth hooks`, `berth job-started` or `berth job-completed`. An error of Berth in a hook is a warning: it must not
 * fail each job of a machine.
 *
 * @param words the command line, without node and the script
 * @param programs those that the scripts start
 * @param world with the workflow of a job, which gets what the hooks report
 */
export async function runnerHooks(
  words: readonly string[],
  programs: Programs,
  world: World,
): Promise<DoctorResult> {
  const options = parseHookOptions(words)
  if ('wrong' in options) return { output: '', errors: `${options.wrong}\n\n${hooksHelp}`, exitCode: 2 }
  if ('text' in options) return { output: options.text, errors: '', exitCode: 0 }
  if (options.command === 'hooks') {
    try {
      return { output: await writeHooks(options, programs, world), errors: '', exitCode: 0 }
    } catch (error) {
      const { message, remedy } = asExpected(error)
      return { output: '', errors: `${message}\n${remedy}\n`, exitCode: 2 }
    }
  }
  return { output: '', errors: '', exitCode: await hook(options, world) }
}

async function hook(options: HookOptions, world: World): Promise<0 | 1> {
  try {
    if (options.command === 'job-started') return await jobStarted(options, world)
    await jobCompleted(options, world)
  } catch (error) {
    const { code, message, remedy } = asExpected(error)
    world.workflow.annotate('warning', code, `${message}\n${remedy}`)
  }
  return 0
}
