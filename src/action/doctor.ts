import { parseArgs } from 'node:util'
import { checks } from '../checks/index.ts'
import { type FailOn, type Report, reportSchemaVersion } from '../report/report.ts'
import { renderJson } from '../report/report-json.ts'
import { renderTerminal } from '../report/terminal.ts'
import { look } from './look.ts'
import { record, recordAdvice } from './record.ts'
import { stopwatch } from './stopwatch.ts'
import { verdictOf } from './verdict.ts'
import type { World } from './world.ts'

export const help = `berth doctor: what is wrong with this machine's Docker, and what to do about it

  berth doctor [options]

  --json              print the report as JSON (docs/report.schema.json)
  --fail-on LEVEL     exit with status 1 if a finding is this grave: error (default), warning, never
  --ignore IDS        findings that are told but never fail, separated by commas
  --record FILE       write the facts, without names and addresses, to a new file: to report a bug by
  --width COLUMNS     wrap at this width; by default the terminal's
  --color, --no-color colours or none; by default as the terminal and NO_COLOR say
  --help, --version

It looks only: nothing on the machine is changed but the file that --record names. Exit status: 0 well, 1 findings, 2 wrong use.
`

export type DoctorResult = { readonly output: string; readonly errors: string; readonly exitCode: 0 | 1 | 2 }

type Options = {
  readonly json: boolean
  readonly failOn: FailOn
  readonly ignore: readonly string[]
  readonly width: number
  readonly colour: boolean
  readonly record: string | undefined
}

/**
 * Looks at the machine, judges it and tells. Changes nothing.
 *
 * @param words the command line, without node and the script
 */
export async function doctor(
  words: readonly string[],
  terminal: { readonly width: number; readonly colour: boolean },
  world: World,
): Promise<DoctorResult> {
  const parsed = optionsIn(words, terminal)
  if ('wrong' in parsed) return { output: '', errors: `${parsed.wrong}\n\n${help}`, exitCode: 2 }
  if ('text' in parsed)
    return { output: parsed.text.replace('VERSION', world.berthVersion), errors: '', exitCode: 0 }

  const report = await examine(parsed, world)
  const { json, colour, width } = parsed
  if (parsed.record !== undefined) {
    const failure = await record(report.facts, parsed.record, world)
    if (failure) return { output: '', errors: failure, exitCode: 2 }
  }
  const advice = parsed.record === undefined ? '' : `\n${recordAdvice(parsed.record)}`
  const output = json ? renderJson(report) : renderTerminal(report, { colour, width }) + advice
  return { output, errors: '', exitCode: report.verdict.status === 'failed' ? 1 : 0 }
}

async function examine({ failOn, ignore }: Options, world: World): Promise<Report> {
  const watch = stopwatch()
  const startedAt = world.now().toISOString()
  const { observed, outcomes } = await look(world.probes, world.source)
  watch.lap('look and judge')
  const report = {
    schemaVersion: reportSchemaVersion,
    berthVersion: world.berthVersion,
    startedAt,
    requestedMode: 'inspect',
    plan: null,
    outcomes,
    withoutEffect: [],
    ignored: ignore,
    failOn,
    achieved: {},
    facts: observed,
    timings: watch.laps(),
  } as const
  return { ...report, verdict: verdictOf(report) }
}

/** Columns beneath which a table has no room. */
const narrowest = 40

const failOnLevels: readonly string[] = ['error', 'warning', 'never'] satisfies FailOn[]

function optionsIn(
  words: readonly string[],
  terminal: { readonly width: number; readonly colour: boolean },
): Options | { readonly wrong: string } | { readonly text: string } {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(words)
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
  const { values, positionals } = parsed
  if (values.help) return { text: help }
  if (values.version) return { text: 'berth VERSION\n' }
  const stranger = positionals.find((word, index) => index > 0 || word !== 'doctor')
  if (stranger !== undefined) return { wrong: `Unknown command: ${stranger}` }

  const failOn = values['fail-on']
  if (!failOnLevels.includes(failOn)) {
    return { wrong: `--fail-on ${failOn}: must be one of ${failOnLevels.join(', ')}` }
  }
  const ignore = (values.ignore ?? '').split(',').filter((id) => id !== '')
  const unknown = ignore.find((id) => !checks.some((check) => check.id === id))
  if (unknown !== undefined) return { wrong: `--ignore ${unknown}: there is no such finding` }
  // A terminal may be narrower, or tell no width at all.
  const width = values.width === undefined ? Math.max(terminal.width, narrowest) : Number(values.width)
  if (!Number.isInteger(width) || width < narrowest)
    return { wrong: `--width: must be a whole number of at least ${narrowest}` }
  return {
    json: values.json,
    failOn: failOn as FailOn,
    ignore,
    width: Math.min(width, 120),
    colour: values.color || (terminal.colour && !values['no-color']),
    record: values.record,
  }
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
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
