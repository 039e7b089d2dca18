import { type FailOn, type Report, reportSchemaVersion } from '../report/report.ts'
import { look } from './look.ts'
import { stopwatch } from './stopwatch.ts'
import { verdictOf } from './verdict.ts'
import type { World } from './world.ts'

/** Checks the machine, and changes nothing. Throws nothing. */
export async function inspectMachine(
  { failOn, ignore }: { readonly failOn: FailOn; readonly ignore: readonly string[] },
  world: World,
): Promise<Report> {
  const watch = stopwatch()
  const startedAt = world.now().toISOString()
  const { observed, outcomes } = await look(world.probes, world.source)
  watch.lap('check')
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
