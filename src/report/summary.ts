import { duration } from '../values/quantity.ts'
import { tally } from './counts.ts'
import { renderDiagram } from './diagram.ts'
import { code, fenced } from './escape-markdown.ts'
import { machineLines, unseenLines } from './machine.ts'
import { clip } from './plain.ts'
import { proofsOf, proofsTitle } from './proofs.ts'
import type { Report } from './report.ts'
import { joinWithin, type Section } from './sections.ts'
import { seen, serviceOf } from './service.ts'
import {
  evidenceSection,
  findingsSection,
  longestFact,
  passedSection,
  unprovenSection,
} from './summary-findings.ts'
import { folded, link, list, mostRows, name, text } from './summary-text.ts'
import { headlineOf, type Tone, toneOf } from './verdict.ts'
import { withoutEffectSentence } from './without-effect.ts'

/** GitHub refuses a step's summary above 1 MiB; the writer adds a line's end. */
const limit = 1024 ** 2 - 1

const toneIcons: Readonly<Record<Tone, string>> = { good: '✅', doubtful: '⚠️', bad: '❌' }

/** The job summary: GitHub-flavoured Markdown, the verdict first, at most 1 MiB. */
export function renderSummary(report: Report): string {
  const sections = [
    verdict(report),
    diagram(report),
    findingsSection(report),
    unprovenSection(report),
    strategy(report),
    idleInputs(report),
    proofs(report),
    timings(report),
    evidenceSection(report),
    machine(report),
    passedSection(report),
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
  const { engineVersion, storageDriver, privilege, portsHost } = serviceOf(report)
  const { builder } = report.achieved
  const strategy = report.plan?.strategy
  const engine = seen(report.facts.engine)
  const facts = [
    strategy && `**mode** ${code(strategy)}`,
    engineVersion && `**engine** ${name(engineVersion)}`,
    storageDriver && `**storage** ${name(storageDriver)}`,
    builder && `**builder** ${code(builder.driver)}`,
    portsHost && `**published ports at** ${code(portsHost)}`,
    privilege === 'privileged' ? '⚠️ **privileged**' : privilege && `**privilege** ${code(privilege)}`,
    strategy !== 'dind' && engine && (engine.rootless ? '**rootless**' : '**rootful**'),
  ]
  return facts.filter((fact) => fact).join(' · ')
}

function diagram(report: Report): Section | null {
  const drawing = renderDiagram(report)
  return drawing === null ? null : { title: 'the diagram', text: `\`\`\`mermaid\n${drawing}\n\`\`\`` }
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

function idleInputs({ withoutEffect }: Report): Section | null {
  if (withoutEffect.length === 0) return null
  const items = withoutEffect.map((each) => text(`${withoutEffectSentence(each)} ${each.remedy}`))
  return { title: 'the inputs without effect', text: `#### Inputs without effect\n\n${list(items)}` }
}

function proofs(report: Report): Section | null {
  const proved = proofsOf(report)
  if (proved.length === 0) return null
  return { title: 'what was proved', text: `#### ${proofsTitle(report)}\n\n${list(proved.map(text))}` }
}

function timings({ timings }: Report): Section | null {
  if (timings.length === 0) return null
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const phases = timings.map(({ phase, milliseconds }) => `${text(phase)} ${duration(milliseconds)}`)
  return { title: 'the timings', text: `_${duration(total)} in all: ${phases.join(', ')}._` }
}

function machine({ facts, berthVersion, startedAt }: Report): Section {
  const lines = [
    ...machineLines(facts),
    ...unseenLines(facts).map(({ label, value }) => ({ label: `Not seen: ${label}`, value })),
    { label: 'Berth', value: `${berthVersion}, started ${startedAt}` },
  ].map(({ label, value }) => `${label}: ${clip(value, longestFact)}`)
  return folded('the machine', 'The machine', fenced(lines))
}
