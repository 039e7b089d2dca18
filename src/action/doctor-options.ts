import { parseArgs } from 'node:util'
import { checks } from '../checks/index.ts'
import type { FailOn } from '../report/report.ts'
import { narrowestTerminal } from '../report/terminal-pen.ts'

export const help = `Usage: berth doctor [options]

Checks this machine's Docker and says how to fix what it finds. It changes nothing.

Options:
  --verbose           also show evidence, passed checks and all facts
  --json              print the report as JSON (docs/report.schema.json)
  --markdown          print the report as Markdown, as in a job summary
  --fail-on LEVEL     lowest severity that fails: error (default), warning, never
  --ignore IDS        findings that never fail, separated by commas
  --record FILE       write all facts to a new file, without names and addresses
  --width COLUMNS     wrap at this width (default: the terminal's)
  --color, --no-color force or disable colors (default: from the terminal and NO_COLOR)
  --help, --version

Other commands:
  berth hooks         set up self-hosted runners once: \`berth hooks --help\`
  berth guard         serve a guarded Docker API to a runner of another user: \`berth guard --help\`

Examples:
  berth doctor
  berth doctor --fail-on warning --ignore low-disk-space
  berth doctor --json > report.json
  berth doctor --markdown >> "$GITHUB_STEP_SUMMARY"

Exit status:
  0  no finding reaches --fail-on
  1  a finding reaches --fail-on
  2  no result: a wrong option, a --record file that cannot be written, Node.js older than 20,
     or an internal error
`

export type TerminalSize = { readonly width: number; readonly color: boolean }

export type DoctorOptions = {
  readonly form: 'terminal' | 'json' | 'markdown'
  readonly verbose: boolean
  readonly failOn: FailOn
  readonly ignore: readonly string[]
  readonly width: number
  readonly color: boolean
  readonly record: string | undefined
}

/** Longer lines are hard to read. */
const widest = 120

const failOnLevels: readonly string[] = ['error', 'warning', 'never'] satisfies FailOn[]

/**
 * Reads the command line.
 *
 * @returns the options; or the text that `--help` and `--version` ask for; or what is wrong with the command line
 */
export function parseOptions(
  words: readonly string[],
  terminal: TerminalSize,
  version: string,
): DoctorOptions | { readonly wrong: string } | { readonly text: string } {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(words)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // Node.js adds advice about positional arguments, and berth takes none.
    return { wrong: message.replace(/\. To specify a positional argument.*/s, '') }
  }
  const { values, positionals } = parsed
  if (values.help) return { text: help }
  if (values.version) return { text: `berth ${version}\n` }
  const unknownCommand = positionals.find((word, index) => index > 0 || word !== 'doctor')
  if (unknownCommand !== undefined) return { wrong: `Unknown command: ${unknownCommand}` }

  const failOn = values['fail-on']
  if (!failOnLevels.includes(failOn)) {
    return { wrong: `--fail-on ${failOn}: must be one of ${failOnLevels.join(', ')}` }
  }
  const ignore = (values.ignore ?? '').split(',').flatMap((id) => id.trim() || [])
  const unknownId = ignore.find((id) => !checks.some((check) => check.id === id))
  if (unknownId !== undefined) return { wrong: `--ignore ${unknownId}: there is no such finding` }
  if (values.json && values.markdown) return { wrong: '--json and --markdown: use one of them' }
  // A terminal may be narrower, or report a width of 0.
  const width =
    values.width === undefined ? Math.max(terminal.width, narrowestTerminal) : Number(values.width)
  if (!Number.isInteger(width) || width < narrowestTerminal) {
    return { wrong: `--width: must be a whole number of at least ${narrowestTerminal}` }
  }
  return {
    form: values.json ? 'json' : values.markdown ? 'markdown' : 'terminal',
    verbose: values.verbose,
    failOn: failOn as FailOn,
    ignore,
    width: Math.min(width, widest),
    color: values.color || (terminal.color && !values['no-color']),
    record: values.record,
  }
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      verbose: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      'fail-on': { type: 'string', default: 'error' },
      ignore: { type: 'string' },
      record: { type: 'string' },
      width: { type: 'string' },
      color: { type: 'boolean', default: false },
      // Not by `allowNegative`, which came with Node.js 20.17.
      'no-color': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
      version: { type: 'boolean', default: false },
    },
  })
}
