import { groupBy } from '../values/group-by.ts'
import type { Report } from './report.ts'

/** Checks that could not run for the same cause. */
export type Skipped = {
  readonly cause: string
  readonly checks: readonly { readonly id: string; readonly title: string }[]
}

/** Causes that a finding explains at length, in few words, by the id of the finding. */
const explained: Readonly<Record<string, string>> = {
  'no-reachable-engine': 'no Docker daemon',
  'socket-permission-denied': 'no access to the Docker daemon',
}

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

/** Without a daemon, a finding says why. The skipped checks do not say it again. */
function causeOf(reason: string, { facts: { endpoint, engine }, outcomes }: Report): string {
  const reasons = [endpoint, engine].flatMap((fact) => (fact.status === 'unseen' ? [fact.reason] : []))
  const [short] = outcomes.flatMap(({ id, status }) => (status === 'failed' ? (explained[id] ?? []) : []))
  return short !== undefined && reasons.includes(reason) ? short : reason.replace(/\.$/, '')
}

/** `11 checks skipped: no Docker daemon`; null if every check ran. Several causes are left to the list below. */
export function skippedTitle(skipped: readonly Skipped[]): string | null {
  const [first, ...others] = skipped
  if (!first) return null
  const amount = skipped.reduce((sum, { checks }) => sum + checks.length, 0)
  const title = `${amount} ${amount === 1 ? 'check' : 'checks'} skipped`
  if (others.length === 0) return `${title}: ${first.cause}`
  const isShort = Object.values(explained).includes(first.cause)
  return isShort ? `${title}, ${first.checks.length} of them: ${first.cause}` : title
}
