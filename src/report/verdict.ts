import type { Finding } from '../checks/check.ts'
import { checksThat, countBySeverity, countedFindings, countsOf } from './counts.ts'
import { failedTests } from './failed-tests.ts'
import { findingGroups } from './finding-groups.ts'
import { plain } from './plain.ts'
import type { Report } from './report.ts'
import { testedNodes } from './tested-nodes.ts'

type Checked = Pick<Report, 'outcomes' | 'ignored' | 'plan'>

/**
 * The findings that count for `fail-on`: with a mode that is set up, those that affect the job, so that a problem of the
 * host daemon does not fail a job on a separate daemon. In `inspect` all of them.
 */
export function decisiveFindings(report: Checked): readonly Finding[] {
  const { plan } = report
  return plan === null || plan.strategy === 'inspect' ? countedFindings(report) : findingGroups(report).job
}

/** Whether the findings fail the job, as `fail-on` and `ignore` decide. */
export function fails(report: Checked & Pick<Report, 'failOn'>): boolean {
  const { error, warning } = countBySeverity(decisiveFindings(report))
  if (report.failOn === 'never') return false
  return error > 0 || (report.failOn === 'warning' && warning > 0)
}

/** The exit status of `berth doctor`. */
export function exitStatusOf({ verdict }: Report): 0 | 1 {
  return verdict.status === 'failed' ? 1 : 0
}

export type Tone = 'good' | 'neutral' | 'doubtful' | 'bad'

/** The tone of the verdict. It is neutral if a test failed or did not run, or if many checks could not run. */
export function toneOf(report: Report): Tone {
  const { status } = report.verdict
  if (status === 'failed') return 'bad'
  const isInspected = status === 'inspected'
  const { error, warning } = isInspected ? countsOf(report) : countBySeverity(findingGroups(report).job)
  if (isInspected && error > 0) return 'bad'
  if (error + warning > 0 || failedTests(report).length > 0) return 'doubtful'
  const isProven = isInspected ? !skipsMany(report) : isTested(report) && !hasFailedTest(report)
  return isProven ? 'good' : 'neutral'
}

/** Whether a third or more of the checks could not run: the verdict then rests on too few. */
export function skipsMany(report: Pick<Report, 'outcomes'>): boolean {
  return checksThat('unknown', report) * 3 >= Math.max(1, report.outcomes.length)
}

/** Whether the test of this mode ran: a container, or a build on a builder elsewhere. */
function isTested(report: Report): boolean {
  return report.plan?.strategy === 'remote' ? testedNodes(report) > 0 : isContainerTested(report)
}

/** Whether the test container ran. */
export function isContainerTested({ achieved }: Pick<Report, 'achieved'>): boolean {
  const parts = achieved.containerProof?.parts ?? []
  return parts.some(({ part, status }) => part === 'container' && status === 'passed')
}

/** Whether a test failed that a job can do without, such as writing to the workspace. */
function hasFailedTest({ achieved: { containerProof, buildProof } }: Report): boolean {
  const parts = [...(containerProof?.parts ?? []), ...(buildProof?.parts ?? [])]
  return parts.some(({ status }) => status === 'failed')
}

export type Headline = {
  /** The verdict's first sentence, without its full stop. */
  readonly headline: string
  /** The rest of the verdict; empty if the findings say it. */
  readonly details: string
  /** How to get past a failure; null if a finding says it. */
  readonly remedy: string | null
}

/** The verdict as a heading, and what else it says. The findings below it are not repeated. */
export function headlineOf(report: Report): Headline {
  const { sentence, failure } = report.verdict
  const [first = '', ...rest] = plain(sentence).split(/(?<=[.!?]) /)
  const all = failure && failure.message !== sentence ? [...rest, failure.message] : rest
  const { job, host, ignored } = findingGroups(report)
  const shown = [...job, ...host, ...ignored]
  return {
    headline: first.replace(/(?<!\.)\.$/, ''),
    details: withoutFindings(plain(all.join(' ')), shown),
    remedy: failure && !shown.some(({ remedy }) => remedy === failure.remedy) ? failure.remedy : null,
  }
}

/** The text with each finding that is shown below named by its title; empty if it says nothing else. */
function withoutFindings(text: string, shown: readonly Finding[]): string {
  const found = shown.filter(({ message }) => message !== '' && text.includes(plain(message)))
  const named = found.reduce((rest, { message, title }) => rest.replaceAll(plain(message), `${title}.`), text)
  const rest = found.reduce((left, { title }) => left.replaceAll(`${title}.`, ''), named)
  return onlyModes.test(rest) ? '' : named
}

const onlyModes = /^(?:socket|dind|and|[`,:;—\s])*$/
