import { ExpectedError } from '../expected-error.ts'
import { countsOf } from '../report/counts.ts'
import type { Report, Verdict } from '../report/report.ts'
import { fails } from '../report/verdict.ts'

/** The verdict of a run that ended by an error. */
export function failedVerdict(error: ExpectedError): Verdict {
  const { code, message, remedy } = error
  return { status: 'failed', sentence: message, failure: { code, message, remedy } }
}

/** The verdict of a run that did all that its plan says. */
export function verdictOf(report: Omit<Report, 'verdict'>): Verdict {
  if (fails(report)) return failedVerdict(tooGrave(report))
  const { achieved, plan } = report
  if (plan === null || plan.strategy === 'inspect') {
    return { status: 'inspected', sentence: `Looked at this runner: ${foundIn(report)}.`, failure: null }
  }
  const what =
    plan.strategy === 'dind'
      ? 'a daemon of the job’s own'
      : 'the engine of this runner, with a builder for the job'
  const proof = proofSentence(achieved)
  return { status: 'ready', sentence: `Docker is ready: ${what}. ${proof}`, failure: null }
}

function proofSentence({ containerProof, buildProof }: Report['achieved']): string {
  if (!containerProof) return 'Nothing was proved: `verify: false`.'
  const passed = [...containerProof.parts, ...(buildProof?.parts ?? [])].filter(
    ({ status }) => status === 'passed',
  )
  const has = (name: string) => passed.some(({ part }) => part === name)
  if (has('built-image')) return 'A container and a build ran on it.'
  return has('container') ? 'A container ran on it.' : 'Nothing could be proved.'
}

/** The error of a run whose findings `fail-on` does not bear. */
function tooGrave(report: Omit<Report, 'verdict'>): ExpectedError {
  return new ExpectedError(
    'findings',
    `This runner's Docker is not to be trusted: ${foundIn(report)}, and \`fail-on: ${report.failOn}\` is set.`,
    'Remedy the findings; or name in `ignore` those that you accept; or set `fail-on: never`.',
  )
}

function foundIn(report: Omit<Report, 'verdict'>): string {
  const { error, warning } = countsOf(report)
  if (error + warning === 0) return 'nothing speaks against it'
  const parts = [counted(error, 'error'), counted(warning, 'warning')].filter((part) => part !== '')
  return parts.join(' and ')
}

const counted = (amount: number, noun: string): string =>
  amount === 0 ? '' : `${amount} ${noun}${amount === 1 ? '' : 's'}`
