import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { doctor } from '../src/action/doctor.ts'
import { provedOutcomes } from '../src/action/proved-outcomes.ts'
import { verdictOf } from '../src/action/verdict.ts'
import { findingsOf, runChecks } from '../src/checks/check.ts'
import { checks } from '../src/checks/index.ts'
import type { RecordedMachine } from '../src/facts/recorded-machine.ts'
import { readBuilds } from '../src/ledger/read-builds.ts'
import { readLedger } from '../src/ledger/read-ledger.ts'
import { choosePlan } from '../src/plan/choose-plan.ts'
import { recordedPlan } from '../src/plan/recorded.ts'
import { ledgerSummary } from '../src/report/ledger-summary.ts'
import { type Report, reportSchemaVersion } from '../src/report/report.ts'
import { renderSummary } from '../src/report/summary.ts'
import { makeWorld } from './action/make-world.ts'
import { makeRequest } from './plan/make-situation.ts'

type RecordedRun = Pick<Report, 'achieved' | 'timings'> & { readonly machine: RecordedMachine }

/** Columns of the terminal in the picture. */
const width = 100

/**
 * The texts in the pictures of the README, as today's code renders a run that was recorded by script/pictures: the job
 * summary down to its first finding, and `berth doctor` with colors.
 */
export async function pictureTexts(): Promise<
  Readonly<Record<'summary.markdown' | 'doctor.txt' | 'ledger.markdown', string>>
> {
  const path = join(import.meta.dirname, 'fixtures/picture-run.json')
  const run: RecordedRun = JSON.parse(readFileSync(path, 'utf8'))
  const { world } = makeWorld({ observed: run.machine.facts })
  const { output } = await doctor(['--color'], { width, color: true }, world)
  return {
    'summary.markdown': downToFirstFinding(renderSummary(reportOf(run))),
    'doctor.txt': output,
    'ledger.markdown': recordedLedger(),
  }
}

/** The ledger of a recorded job with a job daemon. */
function recordedLedger(): string {
  const read = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
  const ledger = readLedger(read('picture-ledger.jsonl'))
  const builds = readBuilds(read('picture-builds.jsonl'), ledger.beganAt ?? 0)
  return ledgerSummary({ ledger, builds, left: null, isReaped: false, isGuarded: false }) ?? ''
}

function downToFirstFinding(summary: string): string {
  const [verdict = '', finding = ''] = summary.split(/^(?=#### )/m)
  return `${`${verdict}${finding}`.replace(/^<details>.*/ms, '').trimEnd()}\n`
}

function reportOf({ machine: { facts }, achieved, timings }: RecordedRun): Report {
  const outcomes = runChecks(checks, facts)
  const plan = choosePlan({
    request: makeRequest(),
    observed: facts,
    findings: findingsOf(outcomes),
    installation: null,
  })
  const report = {
    schemaVersion: reportSchemaVersion,
    berthVersion: '0.1.0',
    startedAt: '2026-01-01T12:00:00Z',
    requestedMode: 'auto',
    plan: recordedPlan(plan),
    outcomes: provedOutcomes(outcomes, achieved, facts),
    withoutEffect: [],
    ignored: [],
    failOn: 'error',
    achieved,
    facts,
    timings,
  } as const
  return { ...report, verdict: verdictOf(report) }
}
