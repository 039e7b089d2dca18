import type { FactName, Facts, Observed } from '../facts/facts.ts'

export const severities = ['error', 'warning', 'notice'] as const
export type Severity = (typeof severities)[number]

export const strategyNames = ['socket', 'dind'] as const
export type StrategyName = (typeof strategyNames)[number]

/**
 * What a finding is about. `machine`: the machine and its kernel, disk and network, which every daemon on it shares.
 * `host-daemon`: the daemon that the machine provides. `other-daemons`: daemons that serve other jobs.
 */
export const subjects = ['job', 'machine', 'host-daemon', 'other-daemons'] as const
export type Subject = (typeof subjects)[number]

export type Evidence = { readonly label: string; readonly value: string }

/** What a check's `evaluate` gives back when the bad state is there. */
export type Failure = {
  /** One or two sentences: what is wrong here, with the values seen. */
  readonly message: string
  readonly evidence: readonly Evidence[]
  /** What to do, in one or two sentences; the finding's page says it at length. */
  readonly remedy: string
  /** Set if this case is less or more severe than the check's own severity. */
  readonly severity?: Severity
  /** Set if this case is about something else than the check. */
  readonly about?: Subject
  /**
   * Strategies that this failure speaks against. A strategy that an `error` rules out is forbidden, even if asked
   * for by name; a `warning` or `notice` ranks it in `mode: auto`.
   */
  readonly rulesOut?: readonly StrategyName[]
}

/** What `evaluate` gives back when the facts at hand do not tell: the outcome is `unknown`. */
export type Unproven = {
  /** Why not: a full sentence. */
  readonly unproven: string
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

/** Exactly one a check. `unknown` means: not proven safe, and why. */
export type Outcome =
  | { readonly status: 'passed'; readonly id: string; readonly title: string }
  | { readonly status: 'failed'; readonly id: string; readonly finding: Finding }
  | { readonly status: 'unknown'; readonly id: string; readonly title: string; readonly reason: string }

export type Check<Need extends FactName = FactName, Watch extends FactName = FactName> = {
  /** The noun of the bad state. File name, documentation page and annotation title carry it. */
  readonly id: string
  readonly severity: Severity
  readonly about: Subject
  /** Said when the check passes. */
  readonly title: string
  /** Said when it fails. */
  readonly failureTitle: string
  /** The facts it judges; an unseen one makes the outcome `unknown`. */
  readonly needs: readonly Need[]
  /** Facts that it looks at seen or unseen: `evaluate` gets them as observations. */
  readonly observes?: readonly Watch[]
  evaluate(facts: Pick<Facts, Need>, observed: Pick<Observed, Watch>): Failure | Unproven | undefined
}

/** Gives the check as it is, with `evaluate`'s arguments narrowed to the facts that `needs` and `observes` name. */
export function defineCheck<const Need extends FactName, const Watch extends FactName = never>(
  check: Check<Need, Watch>,
): Check<Need, Watch> {
  return check
}

/** Judges the observed facts by each check: one outcome a check, in the order of the list. Pure. */
export function runChecks(checks: readonly Check[], observed: Observed): Outcome[] {
  return checks.map((check) => judge(check, observed))
}

function judge(check: Check, observed: Observed): Outcome {
  const facts: Partial<Record<FactName, unknown>> = {}
  for (const need of check.needs) {
    const observation = observed[need]
    if (observation.status === 'unseen') {
      return { status: 'unknown', id: check.id, title: check.title, reason: observation.reason }
    }
    facts[need] = observation.value
  }
  const judgement = check.evaluate(facts as Facts, observed)
  if (!judgement) return { status: 'passed', id: check.id, title: check.title }
  if ('unproven' in judgement) {
    return { status: 'unknown', id: check.id, title: check.title, reason: judgement.unproven }
  }
  const {
    message,
    evidence,
    remedy,
    severity = check.severity,
    about = check.about,
    rulesOut = [],
  } = judgement
  const finding = {
    id: check.id,
    severity,
    about,
    title: check.failureTitle,
    message,
    evidence,
    remedy,
    rulesOut,
  }
  return { status: 'failed', id: check.id, finding }
}

/** The findings among the outcomes, gravest first, otherwise in the order of the list. */
export function findingsOf(outcomes: readonly Outcome[]): Finding[] {
  const findings = outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.finding] : []))
  return findings.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
