import type { Workflow } from '../platform/workflow.ts'
import { oomAnnotations, oomLog, oomSummary } from '../report/oom-kills.ts'
import type { OomTrace } from '../steps/daemon/oom/oom-kills.ts'
import { writeSummary } from './write-summary.ts'

/** Publishes OOM kills in a job daemon: log, annotations and job summary. A run without any gets no annotation or summary. */
export async function publishOomKills(trace: OomTrace, workflow: Workflow): Promise<void> {
  for (const line of oomLog(trace)) workflow.log(line)
  for (const { level, title, message } of oomAnnotations(trace)) workflow.annotate(level, title, message)
  const summary = oomSummary(trace)
  if (summary !== null) await writeSummary(summary, workflow)
}
