import { ExpectedError } from '../expected-error.ts'
import { checksThat, countBySeverity, countsOf, problems } from '../report/counts.ts'
import { failedTests } from '../report/failed-tests.ts'
import { findingGroups } from '../report/finding-groups.ts'
import type { Counts, Report, Verdict } from '../report/report.ts'
import { nodesTestWords } from '../report/tested-nodes.ts'
import { decisiveFindings, fails, isContainerTested, skipsMany } from '../report/verdict.ts'
import { count } from '../values/quantity.ts'

type Unfinished = Omit<Report, 'verdict'>

/** The verdict of a run that ended with an error. */
export function failedVerdict(error: ExpectedError): Verdict {
  const { code, message, remedy } = error
  return { status: 'failed', sentence: message, failure: { code, message, remedy } }
}

/** The verdict of a run that finished its plan. */
export function verdictOf(report: Unfinished): Verdict {
  if (fails(report)) return failedVerdict(failingFindings(report))
  const isSetUp = report.plan !== null && report.plan.strategy !== 'inspect'
  return isSetUp
    ? { status: 'ready', sentence: readySentence(report), failure: null }
    : { status: 'inspected', sentence: inspectedSentence(report), failure: null }
}

function readySentence(report: Unfinished): string {
  const found = affecting(countBySeverity(findingGroups(report).job))
  if (report.plan?.strategy === 'remote') return remoteSentence(report, found)
  const place = report.plan?.strategy === 'dind' ? 'on a separate daemon for this job' : 'on the host daemon'
  const failures = failedTests(report)
  if (failures.length > 0) {
    const state = `Docker is set up, but ${count(failures.length, 'test')} failed.`
    return [state, ...(found === '' ? [] : [`${found}.`]), toleratedTest].join(' ')
  }
  if (!isContainerTested(report)) {
    const state = 'Docker is set up but not tested'
    return found === '' ? `${state}, ${place}.` : `${state}: ${found}.`
  }
  const state = found === '' ? `Docker is ready ${place}.` : `Docker is ready: ${found}.`
  return `${state} ${testSentence(report)}`
}

/** Errors that do not fail the step are named as such: a green step otherwise looks as if there were none. */
function affecting(counts: Counts): string {
  const isOne = counts.error + counts.warning === 1
  if (problems(counts) === '') return ''
  const tolerance = counts.error === 0 ? '' : `, but ${isOne ? 'does' : 'do'} not fail this step`
  return `${problems(counts)} ${isOne ? 'affects' : 'affect'} this job${tolerance}`
}

const toleratedTest = 'With `mode: auto`, a failed test does not fail this step.'

function remoteSentence(report: Unfinished, found: string): string {
  const { name = '', driver = '' } = report.achieved.builder ?? {}
  const failures = failedTests(report)
  if (failures.length > 0) {
    const state = `Builder ${name} is set up (driver ${driver}), but ${count(failures.length, 'test build')} failed.`
    return [state, ...(found === '' ? [] : [`${found}.`]), toleratedTest].join(' ')
  }
  const tested = nodesTestWords(report)
  const ready = `Builder ${name} is ${tested === null ? 'set up but not tested' : 'ready'} (driver ${driver})`
  const state = found === '' ? `${ready}.` : `${ready}: ${found}.`
  return tested === null ? state : `${state} The ${tested}.`
}

function testSentence({ achieved }: Unfinished): string {
  const hasBuilt = achieved.buildProof?.parts.some(
    ({ part, status }) => part === 'built-image' && status === 'passed',
  )
  return hasBuilt ? 'The test container and the test build passed.' : 'The test container passed.'
}

function inspectedSentence(report: Unfinished): string {
  const counts = countsOf(report)
  const found = problems(counts)
  const [passed, skipped, all] = [
    checksThat('passed', report),
    checksThat('unknown', report),
    report.outcomes.length,
  ]
  if (skipsMany(report)) {
    const gap = `${skipped} of ${all} checks could not run.`
    return found === '' ? `No problems found, but ${gap}` : `Found ${found} on this machine, and ${gap}`
  }
  const share = passed === all ? `all ${count(all, 'check')} passed` : `${passed} of ${all} checks passed`
  if (found !== '') return `Found ${found} on this machine (${share}).`
  return counts.notice > 0
    ? `No errors or warnings, ${count(counts.notice, 'notice')} (${share}).`
    : `No problems found (${share}).`
}

/** The error of a run whose findings reach `fail-on`. `berth doctor` is no step, and its last line names the option. */
function failingFindings(report: Unfinished): ExpectedError {
  const message =
    report.plan === null
      ? inspectedSentence(report)
      : `Findings failed this step: ${problems(countBySeverity(decisiveFindings(report)))} (\`fail-on: ${report.failOn}\`).`
  return new ExpectedError(
    'findings',
    message,
    'Fix the findings, list accepted ones in `ignore`, or set `fail-on: never`.',
  )
}
