import { groupBy } from '../values/group-by.ts'
import type { Report } from './report.ts'

/** Checks that could not run for the same cause. */
export type Skipped = {
  readonly cause: string
  readonly checks: readonly { readonly id: string; readonly title: string }[]
}

const noDaemon = 'no Docker daemon'

/**
 * The checks that could not run, by cause: one fact that Berth could not read skips many checks. A skipped check is never
 * shown as passed.
 */
export function skippedOf(report: Report): Skipped[] {
  const checks = report.outcomes.flatMap((outcome) =>
    outcome.status === 'unknown'
      ? [{ cause: causeOf(outcome.reason, report), id: outcome.id, title: outcome.title }]
      : [],
  )
  const byCause = groupBy(checks, ({ cause }) => cause)
  return [...byCause]
    .map(([cause, group]) => ({ cause, checks: group.map(({ id, title }) => ({ id, title })) }))
    .sort((one, other) => other.checks.length - one.checks.length)
}

/** Without a daemon, the finding about it says why at length. The skipped checks need not say it again. */
function causeOf(reason: string, { facts, outcomes }: Report): string {
  const { endpoint, engine } = facts
  const reasons = [endpoint, engine].flatMap((fact) => (fact.status === 'unseen' ? [fact.reason] : []))
  const isReported = outcomes.some(({ id, status }) => id === 'no-reachable-engine' && status === 'failed')
  return isReported && reasons.includes(reason) ? noDaemon : reason
}

/** `11 checks skipped: no Docker daemon`; null if every check ran. Several causes are left to the list below. */
export function skippedTitle(skipped: readonly Skipped[]): string | null {
  const [first, ...others] = skipped
  if (!first) return null
  const amount = skipped.reduce((sum, { checks }) => sum + checks.length, 0)
  const title = `${amount} ${amount === 1 ? 'check' : 'checks'} skipped`
  if (others.length === 0) return `${title}: ${first.cause}`
  return first.cause === noDaemon ? `${title}, ${first.checks.length} of them: ${noDaemon}` : title
}
