import { ExpectedError } from '../expected-error.ts'
import { groupBy } from '../values/group-by.ts'
import type { Plan, Rejection } from './plan.ts'
import type { Mode } from './request.ts'
import { dockerInDocker } from './strategies/dind.ts'
import { socketBound } from './strategies/socket.ts'
import type { Situation, Strategy } from './strategy.ts'

/** In the order in which `mode: auto` takes them if nothing else tells them apart. */
const strategies: readonly Strategy[] = [socketBound, dockerInDocker]

/** A strategy as the situation lets it be. */
type Candidate = {
  readonly strategy: Strategy
  /** Why it cannot be taken: errors, or else obstacles. null: it can. */
  readonly forbidden: Rejection | null
  /** What makes it worse than another, though it can be taken: warnings, notices and doubts. */
  readonly worse: Rejection
}

/**
 * Decides what to do: the strategy that was asked for, or in `mode: auto` the possible one with the fewest reasons against it
 * (docs/adr/0004-what-rules-a-strategy-out.md). Pure: the same situation gives the same plan.
 *
 * @throws ExpectedError `no-strategy-left` if each is forbidden, with the reasons and their remedies
 */
export function choosePlan(situation: Situation): Plan {
  const { mode } = situation.request
  if (mode === 'inspect') {
    const because = ['`mode: inspect` looks and tells, and sets nothing up.']
    return { strategy: 'inspect', because, rejected: [], steps: [] }
  }
  const candidates = strategies.map((strategy) => weigh(strategy, situation))
  const asked = candidates.filter(({ strategy }) => mode === 'auto' || strategy.name === mode)
  const [taken] = asked.filter(({ forbidden }) => forbidden === null).toSorted(fewerReasonsFirst)
  if (!taken) throw noStrategyLeft(asked, situation)
  const others = candidates.filter((candidate) => candidate !== taken)
  return {
    strategy: taken.strategy.name,
    because: [...taken.strategy.because(situation), ...reservations(taken, mode)],
    rejected: others.map((other) => rejectionOf(other, taken, mode)),
    steps: taken.strategy.steps(situation),
  }
}

function weigh(strategy: Strategy, situation: Situation): Candidate {
  const { name } = strategy
  const findings = situation.findings.filter(({ rulesOut }) => rulesOut.includes(name))
  const errors = findings.filter(({ severity }) => severity === 'error')
  const rest = findings.filter(({ severity }) => severity !== 'error')
  // If an error forbids it, the obstacles would say the same again in other words.
  const obstacles = errors.length > 0 ? [] : strategy.obstacles(situation)
  const doubts = errors.length + obstacles.length > 0 ? [] : strategy.doubts(situation)
  const forbidden = rejection(name, errors, obstacles)
  return {
    strategy,
    forbidden: forbidden.reasons.length > 0 ? forbidden : null,
    worse: rejection(name, rest, doubts),
  }
}

function rejection(
  strategy: Rejection['strategy'],
  findings: Situation['findings'],
  sentences: readonly string[],
): Rejection {
  const reasons = [...findings.map(({ message }) => message), ...sentences]
  return { strategy, reasons, findings: findings.map(({ id }) => id) }
}

/**
 * Each reason counts the same: a severity says how bad a finding is for the machine, and not for this strategy. toSorted
 * is stable: of two with as many reasons, the first in the list stays first.
 */
function fewerReasonsFirst({ worse: one }: Candidate, { worse: other }: Candidate): number {
  return one.reasons.length - other.reasons.length
}

/** What a reader must know of the strategy that is taken. */
function reservations({ strategy, worse }: Candidate, mode: Mode): string[] {
  if (worse.reasons.length === 0) return []
  const ids = worse.findings.map((id) => `\`${id}\``).join(', ')
  const doubts = worse.reasons.slice(worse.findings.length)
  const rank = mode === 'auto' ? ', and no possible mode has fewer' : ''
  return [...(ids ? [`Findings about \`${strategy.name}\` remain: ${ids}${rank}.`] : []), ...doubts]
}

function rejectionOf({ strategy, forbidden, worse }: Candidate, taken: Candidate, mode: Mode): Rejection {
  if (mode !== 'auto') {
    return { strategy: strategy.name, reasons: [`\`mode: ${mode}\` was asked for.`], findings: [] }
  }
  if (forbidden) return forbidden
  if (worse.reasons.length > 0) return worse
  const reason = `Nothing speaks against \`${taken.strategy.name}\`, which comes first.`
  return { strategy: strategy.name, reasons: [reason], findings: [] }
}

function noStrategyLeft(asked: readonly Candidate[], { request, findings }: Situation): ExpectedError {
  const rejections = asked.flatMap(({ forbidden }) => forbidden ?? [])
  const byReasons = groupBy(rejections, ({ reasons }) => reasons.join(' '))
  const reasons = [...byReasons].map(
    ([reason, alike]) => `${alike.map(({ strategy }) => strategy).join(' and ')}: ${reason}`,
  )
  const ids = new Set(rejections.flatMap((each) => each.findings))
  const remedies = findings.filter(({ id }) => ids.has(id)).map(({ remedy }) => remedy)
  const remedy =
    remedies.length > 0
      ? [...new Set(remedies)].join(' ')
      : 'Change what each reason names; `mode: inspect` shows all that was seen of this machine.'
  const what =
    request.mode === 'auto' ? 'No strategy is left' : `\`mode: ${request.mode}\` is not possible here`
  return new ExpectedError('no-strategy-left', `${what}. ${reasons.join(' — ')}`, remedy)
}
