import { groupBy } from '../values/group-by.ts'
import type { Report } from './report.ts'
import { daemonOf } from './service.ts'

/** What one reason leaves open: the checks' titles are said when they pass, so they are asked here. */
export type Unproven = { readonly reason: string; readonly questions: readonly Question[] }
/** `id` is the check's; null where none asks. */
export type Question = { readonly id: string | null; readonly text: string }

/**
 * What is not proven, by reason: one unseen fact leaves many checks open. Checks that could not tell, and what could
 * not be seen of the daemon. Never shown as passed.
 */
export function unprovenOf(report: Report): Unproven[] {
  const open = report.outcomes.flatMap((outcome) =>
    outcome.status === 'unknown'
      ? [{ reason: outcome.reason, id: outcome.id, text: `${outcome.title}?` }]
      : [],
  )
  const unseen = daemonOf(report)?.unseen
  const all = unseen ? [...open, { reason: unseen, id: null, text: 'Which daemon serves the job?' }] : open
  const byReason = groupBy(all, ({ reason }) => reason)
  return [...byReason].map(([reason, questions]) => ({ reason, questions }))
}
