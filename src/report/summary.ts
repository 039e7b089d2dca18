import type { Finding, Severity } from '../checks/check.ts'
import { findingsOf } from '../checks/check.ts'
import { tally } from './counts.ts'
import { renderDiagram } from './diagram.ts'
import { code, fenced, prose } from './escape-markdown.ts'
import { findingUrl } from './links.ts'
import { machineLines, unseenLines } from './machine.ts'
import { clip } from './plain.ts'
import { proofsOf } from './proofs.ts'
import { count, duration } from './quantity.ts'
import type { Report } from './report.ts'
import { joinWithin, type Section } from './sections.ts'
import { seen, serviceOf } from './service.ts'
import { unprovenOf } from './unproven.ts'
import { headlineOf, type Tone, toneOf } from './verdict.ts'

/** GitHub refuses a step's summary above 1 MiB; the writer adds a line's end. */
const limit = 1024 ** 2 - 1
const longestText = 600
const longestName = 100
const longestEvidence = 2000
const mostRows = 100

const toneIcons: Readonly<Record<Tone, string>> = { good: '✅', doubtful: '⚠️', bad: '❌' }
const severityIcons: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', notice: 'ℹ️' }

/** The job summary: GitHub-flavoured Markdown, the verdict first, at most 1 MiB. */
export function renderSummary(report: Report): string {
  const sections = [
    verdict(report),
    diagram(report),
    findings(report),
    unknowns(report),
    strategy(report),
    proofs(report),
    timings(report),
    evidence(report),
    machine(report),
    passed(report),
  ].filter((section) => section !== null)
  return joinWithin(
    sections,
    limit,
    ({ title }) => `_Left out, as a summary may not exceed 1 MiB: ${title}. The report has it._`,
  )
}

function verdict(report: Report): Section {
  const { headline, details } = headlineOf(report.verdict)
  const remedy = report.verdict.failure?.remedy
  const lines = [
    `### ${toneIcons[toneOf(report)]} ${text(headline)}`,
    text(details),
    remedy ? `**What to do:** ${text(remedy)}` : '',
    keyFacts(report),
    tally(report),
  ]
  return { title: 'the verdict', text: lines.filter((line) => line !== '').join('\n\n') }
}

function keyFacts(report: Report): string {
  const { engineVersion, storageDriver, privilege } = serviceOf(report)
  const { builder } = report.achieved
  const strategy = report.plan?.strategy
  const engine = seen(report.facts.engine)
  const facts = [
    strategy && `**mode** ${code(strategy)}`,
    engineVersion && `**engine** ${short(engineVersion)}`,
    storageDriver && `**storage** ${short(storageDriver)}`,
    builder && `**builder** ${code(builder.driver)}`,
    privilege === 'privileged' ? '⚠️ **privileged**' : privilege && `**privilege** ${code(privilege)}`,
    strategy !== 'dind' && engine && (engine.rootless ? '**rootless**' : '**rootful**'),
  ]
  return facts.filter((fact) => fact).join(' · ')
}

function diagram(report: Report): Section | null {
  const drawing = renderDiagram(report)
  return drawing === null ? null : { title: 'the diagram', text: `\`\`\`mermaid\n${drawing}\n\`\`\`` }
}

function findings(report: Report): Section | null {
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

function unknowns(report: Report): Section | null {
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

function strategy({ plan }: Report): Section | null {
  if (!plan || plan.strategy === 'inspect') return null
  const rejected = plan.rejected.map(({ strategy, reasons, findings }) => {
    const links = findings.map((id) => link(id, id))
    const because = links.length > 0 ? ` (${links.slice(0, mostRows).join(', ')})` : ''
    return `Not ${code(strategy)}: ${text(reasons.join(' '))}${because}`
  })
  const items = [...plan.because.map(text), ...rejected]
  return { title: 'the reasons of the decision', text: `#### Why ${code(plan.strategy)}\n\n${list(items)}` }
}

function proofs(report: Report): Section | null {
  const proved = proofsOf(report)
  if (proved.length === 0) return null
  return { title: 'what was proved', text: `#### What was proved\n\n${list(proved.map(text))}` }
}

function timings({ timings }: Report): Section | null {
  if (timings.length === 0) return null
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const phases = timings.map(({ phase, milliseconds }) => `${text(phase)} ${duration(milliseconds)}`)
  return { title: 'the timings', text: `_${duration(total)} in all: ${phases.join(', ')}._` }
}

function evidence({ outcomes }: Report): Section | null {
  const blocks = findingsOf(outcomes).flatMap(({ id, evidence }) => {
    const lines = evidence.map(
      ({ label, value }) => `${clip(label, longestName)}: ${clip(value, longestEvidence)}`,
    )
    return lines.length > 0 ? [`**${text(id)}**\n\n${fenced(lines)}`] : []
  })
  return blocks.length === 0 ? null : folded('the evidence', 'Evidence', blocks.join('\n\n'))
}

function machine({ facts, berthVersion, startedAt }: Report): Section {
  const unseen = unseenLines(facts).map(({ label, value }) => ({
    label: 'Not seen',
    value: `${label}, ${value}`,
  }))
  const berth = { label: 'Berth', value: `${berthVersion}, started ${startedAt}` }
  const lines = [...machineLines(facts), ...unseen, berth]
  const column = Math.max(...lines.map(({ label }) => label.length))
  const table = lines.map(({ label, value }) => `${label.padEnd(column)}  ${clip(value, longestEvidence)}`)
  return folded('the machine', 'The machine', fenced(table))
}

function passed({ outcomes }: Report): Section | null {
  const titles = outcomes.flatMap((outcome) => (outcome.status === 'passed' ? [text(outcome.title)] : []))
  if (titles.length === 0) return null
  return folded('the checks that passed', `${count(titles.length, 'check')} passed`, list(titles))
}

function folded(title: string, heading: string, body: string): Section {
  return { title, text: `<details><summary>${heading}</summary>\n\n${body}\n\n</details>` }
}

function list(items: readonly string[]): string {
  const more = items.length > mostRows ? [`and ${items.length - mostRows} more: the report has them.`] : []
  return [...items.slice(0, mostRows), ...more].map((item) => `- ${item}`).join('\n')
}

function link(label: string, id: string): string {
  return `[${text(label)}](${findingUrl(id)})`
}

function short(raw: string): string {
  return code(clip(raw, longestName))
}

function text(raw: string): string {
  return prose(clip(raw, longestText))
}
