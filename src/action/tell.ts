import { annotationsOf } from '../report/annotations.ts'
import { logGroups } from '../report/log.ts'
import { outputsOf } from '../report/outputs.ts'
import type { Report } from '../report/report.ts'
import { renderJson } from '../report/report-json.ts'
import { renderSummary } from '../report/summary.ts'
import { stateNames, type World } from './world.ts'

/** Tells the workflow all that the report holds: log, annotations, outputs, job summary and report.json. */
export async function tell(report: Report, { workflow, source, token }: World): Promise<void> {
  for (const { title, lines } of logGroups(report)) workflow.group(title, lines)
  for (const { level, title, message } of annotationsOf(report)) workflow.annotate(level, title, message)

  const directory = source.environment['RUNNER_TEMP']
  const reportPath = directory ? `${directory}/berth-report-${token}.json` : ''
  if (reportPath) {
    workflow.saveState(stateNames.report, reportPath)
    await source.files.writeText(reportPath, renderJson(report), 0o600)
  }
  for (const [name, value] of Object.entries(outputsOf(report, reportPath))) workflow.setOutput(name, value)
  await workflow.writeSummary(renderSummary(report))
  workflow.log(report.verdict.sentence)
}
