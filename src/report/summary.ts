import { duration } from '../values/quantity.ts'
import { confinementSentences } from './confinement.ts'
import { renderDiagram } from './diagram.ts'
import { guardSentences } from './guard.ts'
import { keyFacts } from './key-facts.ts'
import { machineLines } from './machine.ts'
import type { Report } from './report.ts'
import { joinWithin, type Section } from './sections.ts'
import { setupResults, setupTitle } from './setup-results.ts'
import {
  evidenceSection,
  failedTestBlocks,
  hostFindings,
  ignoredFindings,
  jobFindings,
  passedSection,
  skippedSection,
} from './summary-findings.ts'
import { folded, link, list, mostItems, text } from './summary-text.ts'
import { headlineOf, type Tone, toneOf } from './verdict.ts'
import { withoutEffectSentence } from './without-effect.ts'

/** GitHub refuses a step's summary above 1 MiB. The file that the runner reads ends with one more line feed. */
const limit = 1024 ** 2 - 1

const toneIcons: Readonly<Record<Tone, string>> = { good: '✅', neutral: 'ℹ️', doubtful: '⚠️', bad: '❌' }

/**
 * The job summary as GitHub-flavored Markdown of at most 1 MiB: the verdict, the findings that affect this job, and
 * everything else folded.
 */
export function renderSummary(report: Report): string {
  const sections = [
    verdict(report),
    failedTestBlocks(report),
    jobFindings(report),
    idleInputs(report),
    diagram(report),
    hostFindings(report),
    ignoredFindings(report),
    skippedSection(report),
    choice(report),
    results(report),
    guard(report),
    confinement(report),
    evidenceSection(report),
    machine(report),
    passedSection(report),
  ].filter((section) => section !== null)
  return joinWithin(
    sections,
    limit,
    ({ title }) => `_Left out, because a summary is limited to 1 MiB: ${title}. report.json has it._`,
  )
}

function verdict(report: Report): Section {
  const { headline, details, remedy } = headlineOf(report)
  const lines = [
    `### ${toneIcons[toneOf(report)]} ${text(headline)}`,
    keyFacts(report).map(text).join(' · '),
    report.verdict.status === 'failed' ? text(details) : '',
    text(remedy ?? ''),
  ]
  return { title: 'the verdict', text: lines.filter((line) => line !== '').join('\n\n') }
}

function idleInputs({ withoutEffect }: Report): Section | null {
  if (withoutEffect.length === 0) return null
  const items = withoutEffect.map((each) => text(`${withoutEffectSentence(each)} ${each.remedy}`))
  return { title: 'the inputs without effect', text: `#### Inputs without effect\n\n${list(items)}` }
}

function diagram(report: Report): Section | null {
  const drawing = renderDiagram(report)
  return drawing === null ? null : { title: 'the diagram', text: `\`\`\`mermaid\n${drawing}\n\`\`\`` }
}

/** Why `mode: auto` chose as it did. Another mode was set by the user. */
function choice({ plan, requestedMode, berthVersion }: Report): Section | null {
  if (!plan || requestedMode !== 'auto') return null
  const rejected = plan.rejected.map(({ strategy, reasons, findings }) => {
    const links = findings.slice(0, mostItems).map((id) => link(id, id, berthVersion))
    // The first reasons are the messages of these findings, which stand in their own blocks.
    const others = reasons.slice(findings.length)
    const why = [...(links.length > 0 ? [`${links.join(', ')}.`] : []), ...others.map(text)]
    return `Not ${text(`\`${strategy}\``)}: ${why.join(' ')}`
  })
  const heading = `Why ${text(`\`${plan.strategy}\``)}`
  return folded('the reasons for the mode', heading, list([...plan.because.map(text), ...rejected]))
}

function results(report: Report): Section | null {
  if (!isSetUp(report)) return null
  return folded(
    'setup and tests',
    setupTitle(report),
    list([...setupResults(report).map(text), ...timings(report)]),
  )
}

function guard({ achieved }: Report): Section | null {
  const sentences = guardSentences(achieved)
  if (achieved.guard === undefined) return null
  return folded('the guard', `Guard: ${achieved.guard.boundary}`, list(sentences.map(text)))
}

/** The protections of the job daemon next to those of a privileged one, as the kernel shows them. */
function confinement(report: Report): Section | null {
  const sentences = confinementSentences(report)
  if (sentences.length === 0) return null
  return folded('the isolation of the job daemon', 'Isolation of the job daemon', list(sentences.map(text)))
}

function timings({ timings }: Report): string[] {
  if (timings.length === 0) return []
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  const phases = timings.map(({ phase, milliseconds }) => `${text(phase)} ${duration(milliseconds)}`)
  return [`Time: ${duration(total)} (${phases.join(', ')}).`]
}

/** Facts that Berth could not read are named by the skipped checks, and in the log. */
function machine(report: Report): Section {
  const { facts, berthVersion, startedAt } = report
  const lines = [
    ...machineLines(facts),
    { label: 'Berth', value: `${berthVersion}, started ${startedAt}` },
  ].map(({ label, value }) => text(`${label}: ${value}`))
  const rest = isSetUp(report) ? [] : [...setupResults(report).map(text), ...timings(report)]
  return folded('the machine', 'This machine', list([...lines, ...rest]))
}

/** `inspect` sets nothing up: what Berth knows about the daemon is part of the machine. */
const isSetUp = ({ plan }: Report): boolean => plan !== null && plan.strategy !== 'inspect'
