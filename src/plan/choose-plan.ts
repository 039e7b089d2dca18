import { ExpectedError } from '../expected-error.ts'
import { groupBy } from '../values/group-by.ts'
import type { Plan, Rejection } from './plan.ts'
import { isRemote, type Mode } from './request.ts'
import { dockerInDocker } from './strategies/dind.ts'
import { elsewhere } from './strategies/remote.ts'
import { socketBound } from './strategies/socket.ts'
import type { Situation, Strategy } from './strategy.ts'

/** In the order in which `mode: auto` prefers them if they have equally many reasons against them. */
const strategies: readonly Strategy[] = [socketBound, dockerInDocker, elsewhere]

/** Findings after which no step of Berth works, so that `mode: auto` does not try it (docs/adr/0007-findings-in-a-drop-in.md). */
const fatal: readonly string[] = ['engine-too-old']

/** A strategy with the reasons against it in this situation. */
type Candidate = {
  readonly strategy: Strategy
  /** Why it is impossible: errors, or else obstacles. null: it is possible. */
  readonly ruledOut: Rejection | null
  /** Reasons to prefer another one: warnings, notices and doubts. */
  readonly drawbacks: Rejection
}

/**
 * Chooses the strategy that `mode` names, or with `mode: auto` the possible one with the fewest reasons against it
 * (docs/adr/0004-what-rules-a-strategy-out.md). If there is none because of findings, `mode: auto` takes the host daemon.
 * Pure: the same situation gives the same plan.
 *
 * @throws ExpectedError `no-strategy-left` if each one is ruled out, with the reasons and their remedies
 */
export function choosePlan(situation: Situation): Plan {
  const { mode } = situation.request
  if (mode === 'inspect') {
    const because = ['`mode: inspect` only reports and sets nothing up.']
    return { strategy: 'inspect', because, rejected: [], steps: [] }
  }
  const candidates = strategies.map((strategy) => weigh(strategy, situation))
  const named = mode === 'auto' && isRemote(situation.request.driver) ? elsewhere.name : mode
  const requested = candidates.filter(({ strategy }) => named === 'auto' || strategy.name === named)
  const [best] = requested.filter(({ ruledOut }) => ruledOut === null).toSorted(fewerReasonsFirst)
  const taken = best ?? despiteFindings(requested, situation)
  if (!taken) throw noStrategyLeft(requested, situation)
  // `remote` is possible only if the inputs name a builder elsewhere, so it is no alternative without them.
  const others = candidates.filter((candidate) => candidate !== taken && candidate.strategy.name !== 'remote')
  return {
    strategy: taken.strategy.name,
    because: [...taken.strategy.because(situation), ...reservations(taken, mode)],
    rejected: others.map((other) => rejectionOf(other, taken, mode)),
    steps: taken.strategy.steps(situation),
  }
}

/**
 * The host daemon, if `mode: auto` is left without a mode and only findings rule out `socket`: a daemon that answers is all
 * that docker/setup-buildx-action needs (docs/adr/0007-findings-in-a-drop-in.md).
 */
function despiteFindings(candidates: readonly Candidate[], situation: Situation): Candidate | undefined {
  const { request, findings } = situation
  if (
    request.mode !== 'auto' ||
    findings.some(({ id, severity }) => severity === 'error' && fatal.includes(id))
  )
    return undefined
  return candidates.find(
    ({ strategy }) => strategy === socketBound && strategy.obstacles(situation).length === 0,
  )
}

function weigh(strategy: Strategy, situation: Situation): Candidate {
  const { name } = strategy
  const findings = situation.findings.filter(({ rulesOut }) => rulesOut.includes(name))
  const errors = findings.filter(({ severity }) => severity === 'error')
  // If an error rules it out, the obstacles would repeat the same cause in other words.
  const obstacles = errors.length > 0 ? [] : strategy.obstacles(situation)
  const ruledOut = rejection(name, errors, obstacles)
  return {
    strategy,
    ruledOut: ruledOut.reasons.length > 0 ? ruledOut : null,
    drawbacks: rejection(name, findings, strategy.doubts(situation)),
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
 * Each reason counts once, because a severity says how bad a finding is for the machine, not for this strategy. toSorted
 * is stable: with equally many reasons, the first in the list stays first.
 */
function fewerReasonsFirst({ drawbacks: one }: Candidate, { drawbacks: other }: Candidate): number {
  return one.reasons.length - other.reasons.length
}

/** The drawbacks of the chosen strategy, for the reader. */
function reservations({ strategy, ruledOut, drawbacks }: Candidate, mode: Mode): string[] {
  const ids = (ruledOut ?? drawbacks).findings.map((id) => `\`${id}\``).join(', ')
  const doubts = drawbacks.reasons.slice(drawbacks.findings.length)
  if (ruledOut) {
    const despite = `Each mode is ruled out, but \`${strategy.name}\` by findings only: ${ids}.`
    return [despite, 'With `mode: auto`, the daemon is used anyway and the findings are reported.', ...doubts]
  }
  const rank = mode === 'auto' ? ', and no possible mode has fewer' : ''
  return [...(ids ? [`Findings about \`${strategy.name}\` remain: ${ids}${rank}.`] : []), ...doubts]
}

function rejectionOf({ strategy, ruledOut, drawbacks }: Candidate, taken: Candidate, mode: Mode): Rejection {
  if (mode !== 'auto') {
    return { strategy: strategy.name, reasons: [`\`mode: ${mode}\` is set.`], findings: [] }
  }
  if (ruledOut) return ruledOut
  if (drawbacks.reasons.length > 0) return drawbacks
  const reason = `Not needed: \`${taken.strategy.name}\` works and is tried first.`
  return { strategy: strategy.name, reasons: [reason], findings: [] }
}

function noStrategyLeft(requested: readonly Candidate[], { request, findings }: Situation): ExpectedError {
  const rejections = requested.flatMap(({ ruledOut }) => ruledOut ?? [])
  const isNamed = request.mode !== 'auto'
  const byReasons = groupBy(rejections, ({ reasons }) => reasons.join(' '))
  const reasons = [...byReasons].map(([reason, alike]) =>
    isNamed ? reason : `${alike.map(({ strategy }) => `\`${strategy}\``).join(', ')}: ${reason}`,
  )
  const ids = new Set(rejections.flatMap((each) => each.findings))
  const remedies = findings.filter(({ id }) => ids.has(id)).map(({ remedy }) => remedy)
  const remedy =
    remedies.length > 0
      ? [...new Set(remedies)].join(' ')
      : 'Fix one of these causes. `mode: inspect` reports everything that Berth detected.'
  const what = isNamed
    ? `\`mode: ${request.mode}\` is not possible on this runner.`
    : 'Docker cannot be set up on this runner.'
  return new ExpectedError('no-strategy-left', [what, ...reasons].join(' '), remedy)
}
