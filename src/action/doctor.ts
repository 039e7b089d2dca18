import type { Report } from '../report/report.ts'
import { renderJson } from '../report/report-json.ts'
import { renderSummary } from '../report/summary.ts'
import { renderTerminal } from '../report/terminal.ts'
import { exitStatusOf } from '../report/verdict.ts'
import { type DoctorOptions, help, parseOptions, type TerminalSize } from './doctor-options.ts'
import { asExpected } from './failure.ts'
import { inspectMachine } from './inspect-machine.ts'
import { record, recordAdvice } from './record.ts'
import type { World } from './world.ts'

export type DoctorResult = { readonly output: string; readonly errors: string; readonly exitCode: 0 | 1 | 2 }

/**
 * Checks the machine and renders the report. Changes nothing on the machine, but for the file that `--record` names.
 *
 * @param words the command line, without node and the script
 * @returns what to print, and the exit status that the help describes; throws nothing
 */
export async function doctor(
  words: readonly string[],
  terminal: TerminalSize,
  world: World,
): Promise<DoctorResult> {
  const options = parseOptions(words, terminal, world.berthVersion)
  if ('wrong' in options) return { output: '', errors: `${options.wrong}\n\n${help}`, exitCode: 2 }
  if ('text' in options) return { output: options.text, errors: '', exitCode: 0 }
  try {
    return await examine(options, world)
  } catch (error) {
    const { message, remedy, details } = asExpected(error)
    return { output: '', errors: [message, remedy, details, ''].join('\n'), exitCode: 2 }
  }
}

async function examine(options: DoctorOptions, world: World): Promise<DoctorResult> {
  const report = await inspectMachine(options, world)
  if (options.record !== undefined) {
    const failure = await record(report.facts, options.record, world)
    if (failure) return { output: '', errors: failure, exitCode: 2 }
  }
  return { output: rendered(report, options), errors: '', exitCode: exitStatusOf(report) }
}

function rendered(report: Report, { form, color, width, verbose, record }: DoctorOptions): string {
  if (form === 'json') return renderJson(report)
  if (form === 'markdown') return renderSummary(report)
  return renderTerminal(report, {
    color,
    width,
    verbose,
    note: record === undefined ? '' : recordAdvice(record),
  })
}
