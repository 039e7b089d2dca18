import { affectsJob } from '../checks/affects-job.ts'
import { type Finding, findingsOf } from '../checks/check.ts'
import { countedFindings } from './counts.ts'
import type { Report } from './report.ts'

type Found = Pick<Report, 'outcomes' | 'ignored' | 'plan'>

export type FindingGroups = {
  /** Findings that affect the steps of this job. */
  readonly job: readonly Finding[]
  /** Findings about daemons that this job does not use. */
  readonly host: readonly Finding[]
  /** Findings that `ignore` names. */
  readonly ignored: readonly Finding[]
}

/** The findings by whom they concern, most severe first. */
export function findingGroups(report: Found): FindingGroups {
  const counted = countedFindings(report)
  const mode = report.plan?.strategy ?? null
  return {
    job: counted.filter((finding) => affectsJob(finding, mode)),
    host: counted.filter((finding) => !affectsJob(finding, mode)),
    ignored: findingsOf(report.outcomes).filter(({ id }) => report.ignored.includes(id)),
  }
}
