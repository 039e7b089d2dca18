import { annotationsOf } from '../report/annotations.ts'
import { logGroups } from '../report/log.ts'
import { outputsOf } from '../report/outputs.ts'
import type { Report } from '../report/report.ts'
import { renderJson } from '../report/report-json.ts'
import { renderSummary } from '../report/summary.ts'
import { stateNames, type World } from './world.ts'
import { writeSummary } from './write-summary.ts'

/** Publishes the report: log, annotations, outputs, job summary and report.json. */
export async function publishReport(report: Report, world: World): Promise<void> {
  const { workflow } = world
  for (const { title, lines } of logGroups(report)) workflow.group(title, lines)
  for (const { level, title, message } of annotationsOf(report)) workflow.annotate(level, title, message)

  const reportPath = await writeReport(report, world)
  for (const [name, value] of Object.entries(outputsOf(report, reportPath))) workflow.setOutput(name, value)
  await writeSummary(renderSummary(report), workflow)
  workflow.log(report.verdict.sentence)
}

/**
 * Writes report.json, which the post step removes.
 *
 * @returns its path, or an empty text if it cannot be written: the rest of the report is published anyway
 */
async function writeReport(report: Report, { workflow, source, token }: World): Promise<string> {
  const directory = source.environment['RUNNER_TEMP']
  if (!directory) return ''
  const path = `${directory}/berth-report-${token}.json`
  workflow.saveState(stateNames.report, path)
  try {
    await source.files.writeText(path, renderJson(report), 0o600)
    return path
  } catch (error) {
    workflow.log(`Could not write report.json: ${error instanceof Error ? error.message : String(error)}`)
    return ''
  }
}
