import { type Finding, findingsOf } from '../checks/check.ts'
import { count } from '../values/quantity.ts'
import { fenced } from './escape-markdown.ts'
import { failedTests } from './failed-tests.ts'
import { findingGroups } from './finding-groups.ts'
import { clip } from './plain.ts'
import { remedyParts } from './remedy.ts'
import type { Report } from './report.ts'
import type { Section } from './sections.ts'
import { severityWords } from './severity-words.ts'
import { skippedOf, skippedTitle } from './skipped.ts'
import { folded, link, list, mostItems, text, value } from './summary-text.ts'

const longestLabel = 100
const longestEvidence = 2000

/** The findings that affect this job, one block each, most severe first. */
export function jobFindings(report: Report): Section | null {
  const { job } = findingGroups(report)
  if (job.length === 0) return null
  return { title: 'the findings', text: blocks(job, report, (title) => `#### ${title}`) }
}

/** The tests that failed without failing the step, one block each. */
export function failedTestBlocks(report: Report): Section | null {
  const failed = failedTests(report)
  if (failed.length === 0) return null
  const shown = failed.map(({ title, message, remedy }) =>
    [`#### ${severityWords.warning}: ${text(title)}`, text(message), ...remedyLines(remedy)].join('\n\n'),
  )
  return { title: 'the failed tests', text: shown.join('\n\n') }
}

/** The findings about the host, folded: no step of this job depends on them. */
export function hostFindings(report: Report): Section | null {
  const { host } = findingGroups(report)
  return foldedFindings(
    'the findings about the host',
    `About the host: ${count(host.length, 'finding')}`,
    host,
    report,
  )
}

/** The findings that `ignore` names, folded. */
export function ignoredFindings(report: Report): Section | null {
  const { ignored } = findingGroups(report)
  return foldedFindings(
    'the ignored findings',
    `Ignored: ${count(ignored.length, 'finding')}`,
    ignored,
    report,
  )
}

function foldedFindings(
  title: string,
  heading: string,
  findings: readonly Finding[],
  report: Report,
): Section | null {
  if (findings.length === 0) return null
  return folded(
    title,
    heading,
    blocks(findings, report, (text) => `**${text}**`),
  )
}

function blocks(
  findings: readonly Finding[],
  { berthVersion }: Report,
  heading: (title: string) => string,
): string {
  const shown = findings
    .slice(0, mostItems)
    .map(({ id, severity, title, message, remedy }) =>
      [
        heading(`${severityWords[severity]}: ${text(title)}`),
        text(message),
        ...remedyLines(remedy),
        `Details: ${link(id, id, berthVersion)}`,
      ].join('\n\n'),
    )
  const more =
    findings.length > mostItems ? [`_And ${findings.length - mostItems} more, all in report.json._`] : []
  return [...shown, ...more].join('\n\n')
}

function remedyLines(remedy: string): string[] {
  return remedyParts(remedy).map((part) =>
    part.kind === 'command' ? fenced([part.text], 'sh') : text(part.text),
  )
}

/** The checks that could not run, folded, each cause once. */
export function skippedSection(report: Report): Section | null {
  const skipped = skippedOf(report)
  const title = skippedTitle(skipped)
  if (title === null) return null
  const items = skipped.map(({ cause, checks }) => {
    const links = checks.map(({ id, title }) => link(title, id, report.berthVersion)).join(', ')
    return skipped.length === 1 ? links : `${text(cause)}: ${links}`
  })
  return folded('the skipped checks', text(title), list(items))
}

/** The facts behind each finding, word for word. */
export function evidenceSection({ outcomes }: Report): Section | null {
  const evidence = findingsOf(outcomes).flatMap(({ id, evidence }) => {
    const items = evidence.map(
      ({ label, value: raw }) => `${text(clip(label, longestLabel))}: ${value(raw, longestEvidence)}`,
    )
    return items.length > 0 ? [`**${text(id)}**\n\n${list(items)}`] : []
  })
  return evidence.length === 0 ? null : folded('the evidence', 'Evidence', evidence.join('\n\n'))
}

/** The checks that passed, folded. */
export function passedSection({ outcomes }: Report): Section | null {
  const titles = outcomes.flatMap((outcome) => (outcome.status === 'passed' ? [text(outcome.title)] : []))
  if (titles.length === 0) return null
  return folded('the checks that passed', `${count(titles.length, 'check')} passed`, titles.join(', '))
}
