import { failedVerdict, verdictOf } from '../src/action/verdict.ts'
import { findingsOf, type Outcome, runChecks } from '../src/checks/check.ts'
import { checks } from '../src/checks/index.ts'
import { ExpectedError } from '../src/expected-error.ts'
import type { RecordedMachine } from '../src/facts/recorded-machine.ts'
import { choosePlan } from '../src/plan/choose-plan.ts'
import type { Plan } from '../src/plan/plan.ts'
import type { Mode } from '../src/plan/request.ts'
import { type Report, reportSchemaVersion } from '../src/report/report.ts'
import { renderSummary } from '../src/report/summary.ts'
import { groupBy } from '../src/values/group-by.ts'
import { makeRequest } from './plan/make-situation.ts'

/** All that Berth says of a machine, as Markdown for a reviewer: findings, plans and the job summary. */
export function machinePage({ origin, machine, sources, facts }: RecordedMachine): string {
  const outcomes = runChecks(checks, facts)
  const plan = (mode: Mode) => planOf(mode, facts, outcomes)
  const sections = [
    `# ${machine}`,
    `${origin === 'recorded' ? 'Recorded by' : 'Hand-made, after'}:\n\n${list(sources)}`,
    '## Findings',
    ...findingsOf(outcomes).map(
      ({ id, severity, message, remedy }) => `**${severity} · ${id}**: ${message}\n\n→ ${remedy}`,
    ),
    unproven(outcomes),
    '## Plans',
    ...(['auto', 'socket', 'dind'] as const).map((mode) => `### mode: ${mode}\n\n${reported(plan(mode))}`),
    '## Job summary\n\n---',
    summary(facts, outcomes, plan('auto')),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function planOf(mode: Mode, observed: Report['facts'], outcomes: readonly Outcome[]): Plan | ExpectedError {
  try {
    return choosePlan({
      request: makeRequest({ mode }),
      observed,
      findings: findingsOf(outcomes),
      installation: null,
    })
  } catch (error) {
    if (error instanceof ExpectedError) return error
    throw error
  }
}

function reported(plan: Plan | ExpectedError): string {
  if (plan instanceof ExpectedError) return `fails: ${plan.message}\n\n→ ${plan.remedy}`
  const { strategy, because, rejected, steps } = plan
  const others = rejected.map((other) => `not ${other.strategy}: ${other.reasons.join(' ')}`)
  return `**${strategy}**: ${because.join(' ')}\n\n${list([...others, `steps: ${steps.map(({ kind }) => kind).join(', ')}`])}`
}

/** The reasons, each with the checks that it keeps from an answer. */
function unproven(outcomes: readonly Outcome[]): string {
  const unknown = outcomes.filter((outcome) => outcome.status === 'unknown')
  const groups = [...groupBy(unknown, ({ reason }) => reason)]
  const items = groups.map(([reason, group]) => `${group.map(({ id }) => id).join(', ')}: ${reason}`)
  return items.length === 0 ? '' : `Not proven:\n\n${list(items)}`
}

const looking: Plan = { strategy: 'inspect', because: [], rejected: [], steps: [] }

function summary(facts: Report['facts'], outcomes: readonly Outcome[], auto: Plan | ExpectedError): string {
  const failure = auto instanceof ExpectedError ? auto : null
  const report = {
    schemaVersion: reportSchemaVersion,
    berthVersion: '0.1.0',
    startedAt: '2026-01-01T12:00:00Z',
    requestedMode: failure ? 'auto' : 'inspect',
    plan: failure ? null : looking,
    outcomes,
    withoutEffect: [],
    ignored: [],
    failOn: 'error',
    achieved: {},
    facts,
    timings: [],
  } as const
  return renderSummary({ ...report, verdict: failure ? failedVerdict(failure) : verdictOf(report) })
}

const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')
