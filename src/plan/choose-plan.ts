import { strategyNames } from '../checks/check.ts'
import { ExpectedError } from '../expected-error.ts'
import { groupBy } from '../values/group-by.ts'
import type { Plan, Rejection } from './plan.ts'
import { dockerInDocker } from './strategies/dind.ts'
import { socketBound } from './strategies/socket.ts'
import type { Situation, Strategy } from './strategy.ts'

/** In the order in which `mode: auto` tries them. */
const strategies: readonly Strategy[] = [socketBound, dockerInDocker]

/**
 * Decides what to do: the strategy that was asked for, or in `mode: auto` the first that nothing speaks against.
 * Pure: the same situation gives the same plan.
 *
 * @throws ExpectedError `no-strategy-left`, with each strategy's reasons and their remedies
 */
export function choosePlan(situation: Situation): Plan {
  const { mode } = situation.request
  if (mode === 'inspect') {
    const because = ['`mode: inspect` looks and tells, and sets nothing up.']
    return { strategy: 'inspect', because, rejected: [], steps: [] }
  }

  const rejected: Rejection[] = []
  for (const strategy of strategies) {
    const rejection = mode === 'auto' ? discouraged(strategy, situation) : forbidden(strategy, situation)
    if (mode !== 'auto' && strategy.name !== mode) {
      rejected.push({ strategy: strategy.name, reasons: [`\`mode: ${mode}\` was asked for.`], findings: [] })
    } else if (rejection) {
      rejected.push(rejection)
    } else {
      const later = strategies.slice(strategies.indexOf(strategy) + 1)
      return {
        strategy: strategy.name,
        because: strategy.because(situation),
        rejected: [...rejected, ...later.map((other) => notTried(other, strategy, situation))],
        steps: strategy.steps(situation),
      }
    }
  }
  throw noStrategyLeft(rejected, situation)
}

/** Whatever rules it out, an error or a warning. */
function discouraged(strategy: Strategy, situation: Situation): Rejection | undefined {
  return against(strategy, situation, () => true)
}

/** Asked for by name, only an error's word counts. */
function forbidden(strategy: Strategy, situation: Situation): Rejection | undefined {
  return against(strategy, situation, (severity) => severity === 'error')
}

function against(
  strategy: Strategy,
  situation: Situation,
  counts: (severity: string) => boolean,
): Rejection | undefined {
  const findings = situation.findings.filter(
    ({ rulesOut, severity }) => rulesOut.includes(strategy.name) && counts(severity),
  )
  // Where an error rules it out, the obstacles would say the same again in other words.
  const isGrave = findings.some(({ severity }) => severity === 'error')
  const obstacles = isGrave ? [] : strategy.obstacles(situation)
  const reasons = [...findings.map(({ message }) => message), ...obstacles]
  if (reasons.length === 0) return undefined
  return { strategy: strategy.name, reasons, findings: findings.map(({ id }) => id) }
}

function notTried(other: Strategy, taken: Strategy, { request }: Situation): Rejection {
  const reason =
    request.mode === 'auto'
      ? `Nothing speaks against \`${taken.name}\`, which comes first.`
      : `\`mode: ${request.mode}\` was asked for.`
  return { strategy: other.name, reasons: [reason], findings: [] }
}

function noStrategyLeft(rejected: readonly Rejection[], situation: Situation): ExpectedError {
  const { request, findings } = situation
  const asked = request.mode === 'auto' ? strategyNames : [request.mode]
  const relevant = rejected.filter(({ strategy }) => asked.includes(strategy))
  const byReasons = groupBy(relevant, ({ reasons }) => reasons.join(' '))
  const reasons = [...byReasons].map(
    ([reason, rejections]) => `${rejections.map(({ strategy }) => strategy).join(' and ')}: ${reason}`,
  )
  const ids = new Set(relevant.flatMap((rejection) => rejection.findings))
  const remedies = findings.filter(({ id }) => ids.has(id)).map(({ remedy }) => remedy)
  const byName = request.mode === 'auto' ? possibleByName(situation) : []
  const remedy =
    remedies.length > 0
      ? [...new Set(remedies), ...byName].join(' ')
      : 'Change what each reason names; `mode: inspect` shows all that was seen of this machine.'
  const what =
    request.mode === 'auto' ? 'No strategy is left' : `\`mode: ${request.mode}\` is not possible here`
  return new ExpectedError('no-strategy-left', `${what}. ${reasons.join(' — ')}`, remedy)
}

/** What `mode: auto` passes by for a warning's sake may still be asked for by name. */
function possibleByName(situation: Situation): string[] {
  const names = strategies
    .filter((strategy) => !forbidden(strategy, situation))
    .map(({ name }) => `\`mode: ${name}\``)
  return names.length > 0 ? [`Or ask for ${names.join(' or ')} by name: only warnings speak against it.`] : []
}
