import { type Finding, findingsOf, type Severity } from '../checks/check.ts'
import { count } from '../values/quantity.ts'
import { fenced } from './escape-markdown.ts'
import { clip } from './plain.ts'
import type { Report } from './report.ts'
import type { Section } from './sections.ts'
import { folded, link, list, mostRows, text } from './summary-text.ts'
import { unprovenOf } from './unproven.ts'

const longestLabel = 100
/** A piece of evidence, or another fact as it was seen. */
export const longestFact = 2000

const severityIcons: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' }

/** The table of findings, gravest first. */
export function findingsSection(report: Report): Section | null {
  const found = findingsOf(report.outcomes)
  if (found.length === 0) return null
  const rows = found.slice(0, mostRows).map((finding) => row(finding, report.ignored.includes(finding.id)))
  const table = ['| | What was found | What to do |', '| :-: | --- | --- |', ...rows]
  const more =
    found.length > mostRows ? [`\n_And ${found.length - mostRows} more: the report has them._`] : []
  return { title: 'the findings', text: ['#### Findings', '', ...table, ...more].join('\n') }
}

function row({ id, severity, title, message, remedy }: Finding, ignored: boolean): string {
  const icon = ignored ? '🔕' : severityIcons[severity]
  const heading = `**${text(title)}**${ignored ? ' (ignored)' : ''}`
  return `| ${icon} | ${heading}<br>${text(message)} | ${text(remedy)}<br>${link(id, id)} |`
}

/** What no check could tell. */
export function unprovenSection(report: Report): Section | null {
  const unproven = unprovenOf(report)
  if (unproven.length === 0) return null
  const items = unproven.map(({ reason, questions }) => {
    const links = questions.map(({ id, text: question }) =>
      id === null ? text(question) : link(question, id),
    )
    return `❔ ${links.join(' ')}<br>${text(reason)}`
  })
  return { title: 'what is not proven', text: `#### Not proven\n\n${list(items)}` }
}

/** What was seen, word for word. */
export function evidenceSection({ outcomes }: Report): Section | null {
  const blocks = findingsOf(outcomes).flatMap(({ id, evidence }) => {
    const lines = evidence.map(
      ({ label, value }) => `${clip(label, longestLabel)}: ${clip(value, longestFact)}`,
    )
    return lines.length > 0 ? [`**${text(id)}**\n\n${fenced(lines)}`] : []
  })
  return blocks.length === 0 ? null : folded('the evidence', 'Evidence', blocks.join('\n\n'))
}

/** What each check that passed says. */
export function passedSection({ outcomes }: Report): Section | null {
  const titles = outcomes.flatMap((outcome) => (outcome.status === 'passed' ? [text(outcome.title)] : []))
  if (titles.length === 0) return null
  return folded('the checks that passed', `${count(titles.length, 'check')} passed`, list(titles))
}
