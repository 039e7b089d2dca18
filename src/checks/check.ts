import type { FactName, Facts, Observed } from '../facts/facts.ts'

export const severities = ['error', 'warning', 'notice'] as const
export type Severity = (typeof severities)[number]

export const strategyNames = ['socket', 'dind', 'remote'] as const
export type StrategyName = (typeof strategyNames)[number]

/**
 * What a finding is about. `machine`: the machine with its kernel, disk and network, which all daemons on it share.
 * `host-daemon`: the daemon that the machine provides. `other-daemons`: daemons that serve other jobs.
 */
export const subjects = ['job', 'machine', 'host-daemon', 'other-daemons'] as const
export type Subject = (typeof subjects)[number]

export type Evidence = { readonly label: string; readonly value: string }

/** What a check's `evaluate` returns if it finds the problem. */
export type Failure = {
  /** The cause with its values, then the effect. */
  readonly message: string
  readonly evidence: readonly Evidence[]
  /** What to do: starts with a verb and holds a command or a setting. The finding's page has more. */
  readonly remedy: string
  /** Set if this case is less or more severe than the check's own severity. */
  readonly severity?: Severity
  /** Set if this case is about something else than the check. */
  readonly about?: Subject
  /**
   * The modes that this failure rules out. An `error` rules a mode out even if the user asks for it. In `mode: auto`, a
   * `warning` or `notice` ranks the mode lower.
   */
  readonly rulesOut?: readonly StrategyName[]
}

/** What `evaluate` returns if the facts are not enough to decide: the outcome is `unknown`. */
export type Unknown = {
  /** The reason, as a full sentence. */
  readonly unknown: string
}

export type Finding = {
  readonly id: string
  readonly severity: Severity
  readonly about: Subject
  readonly title: string
  readonly message: string
  readonly evidence: readonly Evidence[]
  readonly remedy: string
  readonly rulesOut: readonly StrategyName[]
}

/** The result of a check. `unknown`: Berth could not check it, for the reason given. */
export type Outcome =
  | { readonly status: 'passed'; readonly id: string; readonly title: string }
  | { readonly status: 'failed'; readonly id: string; readonly finding: Finding }
  | { readonly status: 'unknown'; readonly id: string; readonly title: string; readonly reason: string }

export type Check<Need extends FactName = FactName, Watch extends FactName = FactName> = {
  /** Names the problem. The file, the documentation page and the annotation have the same name. */
  readonly id: string
  readonly severity: Severity
  readonly about: Subject
  /** Names what the check looks at: a short noun, such as `Disk space`. */
  readonly title: string
  /** Names the problem, in 10 words at most. */
  readonly failureTitle: string
  /** The facts that the check needs. If one is unseen, the outcome is `unknown`. */
  readonly needs: readonly Need[]
  /** Facts that the check uses if they are seen. `evaluate` gets them as observations. */
  readonly observes?: readonly Watch[]
  evaluate(facts: Pick<Facts, Need>, observed: Pick<Observed, Watch>): Failure | Unknown | undefined
}

/** Returns the check unchanged, with `evaluate`'s arguments narrowed to the facts in `needs` and `observes`. */
export function defineCheck<const Need extends FactName, const Watch extends FactName = never>(
  check: Check<Need, Watch>,
): Check<Need, Watch> {
  return check
}

/** Runs each check on the observed facts and returns one outcome per check, in the order of the list. Pure. */
export function runChecks(checks: readonly Check[], observed: Observed): Outcome[] {
  return checks.map((check) => runCheck(check, observed))
}

function runCheck(check: Check, observed: Observed): Outcome {
  const { id, title } = check
  const facts: Partial<Record<FactName, unknown>> = {}
  for (const need of check.needs) {
    const observation = observed[need]
    if (observation.status === 'unseen') return { status: 'unknown', id, title, reason: observation.reason }
    facts[need] = observation.value
  }
  const result = check.evaluate(facts as Facts, observed)
  if (!result) return { status: 'passed', id, title }
  if ('unknown' in result) return { status: 'unknown', id, title, reason: result.unknown }
  const { message, evidence, remedy, severity = check.severity, about = check.about, rulesOut = [] } = result
  const finding = { id, severity, about, title: check.failureTitle, message, evidence, remedy, rulesOut }
  return { status: 'failed', id, finding }
}

/** The findings among the outcomes: most severe first, then in the order of the list. */
export function findingsOf(outcomes: readonly Outcome[]): Finding[] {
  const findings = outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.finding] : []))
  return findings.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
