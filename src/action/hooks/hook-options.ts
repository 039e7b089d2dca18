import { parseArgs } from 'node:util'
import type { FailOn } from '../../report/report.ts'
import { type HookCommand, isHookCommand } from './hook-command.ts'

/** What the owner of the machine chooses once, for all jobs. */
export type HookOptions = {
  readonly command: HookCommand
  /** Where the scripts are written. undefined: they are printed. */
  readonly directory: string | undefined
  readonly failOn: FailOn
  readonly reap: boolean
}

export const hooksHelp = `Usage: berth hooks [options]

Prints two scripts for self-hosted runners, or writes them. The runner starts one before each job and one after it.
Workflows do not change.

  job-started.sh     checks the machine's Docker: report in the log of the job, annotations for errors
  job-completed.sh   reports in the log and the job summary what the job did in Docker, and what it left there

Options:
  --directory DIR    write the scripts into this directory and print what to set. Without it, print them
  --fail-on LEVEL    lowest severity that fails each job: error, warning, never (default)
  --reap             remove what the job left: containers, networks and volumes that did not exist before it.
                     Only for machines that run one job at a time, and nothing else in Docker
  --help

Examples:
  berth hooks --directory /opt/berth-hooks
  berth hooks --directory /opt/berth-hooks --reap --fail-on error

The scripts run \`berth job-started\` and \`berth job-completed\` with these options.
`

/**
 * Reads the command line of a hook command.
 *
 * @returns the options; or the text that `--help` asks for; or what is wrong with the command line
 */
export function parseHookOptions(
  words: readonly string[],
): HookOptions | { readonly wrong: string } | { readonly text: string } {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(words)
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
  const { values, positionals } = parsed
  const [command, unknown] = positionals
  if (values.help) return { text: hooksHelp }
  if (!isHookCommand(command)) return { wrong: `Unknown command: ${command ?? 'none'}` }
  if (unknown !== undefined) return { wrong: `Unknown argument: ${unknown}` }
  const { directory, reap, 'fail-on': failOn } = values
  if (failOn !== 'error' && failOn !== 'warning' && failOn !== 'never')
    return { wrong: `--fail-on ${failOn}: must be one of error, warning, never` }
  if (directory !== undefined && (command !== 'hooks' || !directory.startsWith('/')))
    return { wrong: `--directory ${directory}: only for \`berth hooks\`, and an absolute path` }
  if (reap && command === 'job-started')
    return { wrong: '--reap: only for `berth hooks` and `berth job-completed`' }
  if (failOn !== 'never' && command === 'job-completed')
    return { wrong: '--fail-on: only for `berth hooks` and `berth job-started`' }
  return { command, directory, failOn, reap }
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      directory: { type: 'string' },
      'fail-on': { type: 'string', default: 'never' },
      reap: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  })
}
