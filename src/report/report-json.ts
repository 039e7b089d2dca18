import type { Report } from './report.ts'
import { withoutConfiguration } from './without-configuration.ts'
import { withoutNeighbors } from './without-neighbors.ts'

/** The order of the keys: the verdict near the top, the many facts last. */
const order: readonly (keyof Report)[] = [
  'schemaVersion',
  'berthVersion',
  'startedAt',
  'requestedMode',
  'verdict',
  'plan',
  'withoutEffect',
  'outcomes',
  'ignored',
  'failOn',
  'achieved',
  'timings',
  'facts',
]

/**
 * `report.json`. The same report gives the same text, because keys are sorted. Names of other jobs' containers, volumes
 * and networks are replaced, and the configuration of the builder is left out.
 */
export function renderJson(report: Report): string {
  const { facts, achieved } = report
  const shown = {
    ...report,
    facts: withoutNeighbors(facts),
    achieved: withoutConfiguration(achieved),
  }
  const entries = order.map((key) => [key, sorted(shown[key])])
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
