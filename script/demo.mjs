// Shows a job that act runs with --json: its steps as they come, then what Berth reported. Called by script/demo.
import { createInterface } from 'node:readline'
import { styleText } from 'node:util'

const width = Math.min(process.stdout.columns || 100, 120)
const style = (format, text) => styleText(format, text, { stream: process.stdout })
const print = (text = '') => process.stdout.write(`${text}\n`)

const reported = { annotations: [], outputs: new Map(), summaries: [] }
/** Of Berth's log what the summary does not say as well. */
const shownGroup = /^Set up/
let group = ''
let failed = false
let step = ''

title(`mode: ${process.argv[2]}`)
for await (const line of createInterface({ input: process.stdin })) show(entryIn(line))
tell()
process.exitCode = failed ? 1 : 0

function entryIn(line) {
  try {
    return JSON.parse(line)
  } catch {
    return { msg: line, raw_output: true }
  }
}

function show(entry) {
  const { command, msg, raw_output: isOutput, stage, stepResult } = entry
  if (stage && entry.step !== step) {
    step = entry.step
    print(`\n${style('bold', `▸ ${stage === 'Post' ? 'Post ' : ''}${nameOf(step)}`)}`)
  }
  if (command === 'group') group = entry.arg
  else if (command === 'endgroup') group = ''
  else if (['error', 'warning', 'notice'].includes(command)) reported.annotations.push(entry)
  else if (command === 'set-output') reported.outputs.set(entry.name, entry.arg)
  else if (command === 'summary') reported.summaries.push(entry.content)
  else if (isOutput && isShown(msg)) print(style('dim', `  ${msg.trimEnd()}`))
  else if (entry.level === 'error') print(style('red', `  ${msg.trimEnd()}`))
  if (stepResult === 'failure') {
    failed = true
    print(style('red', '  ✘ failed'))
  }
}

/** Of BuildKit's progress only what it does is shown, not how far it is. */
function isShown(text) {
  if (group !== '' && !shownGroup.test(group)) return false
  return text.trim() !== '' && !/^#\d+ (?!\[|ERROR)/.test(text)
}

function nameOf(step) {
  return step === './' ? 'Berth' : step.replace(/@[0-9a-f]{40}$/, '')
}

function tell() {
  title('Annotations')
  const icons = { error: '❌', warning: '⚠️ ', notice: 'ℹ️ ' }
  for (const { command, kvPairs, arg } of reported.annotations) {
    print(`${icons[command]} ${style('bold', kvPairs.title)}`)
    // The summary below has the rest, but for an error that ended Berth before it had one.
    print(command === 'error' ? wrapped(arg, '   ') : `   ${clipped(arg, width - 3)}`)
  }
  if (reported.annotations.length === 0) print('none')

  title('Outputs')
  const longest = Math.max(0, ...[...reported.outputs.keys()].map((name) => name.length))
  for (const [name, value] of [...reported.outputs].sort()) {
    const text = clipped(value, width - longest - 2)
    print(`${style('cyan', name.padEnd(longest))}  ${text || style('dim', 'empty')}`)
  }

  for (const summary of reported.summaries) {
    title('Job summary')
    print(textOf(summary))
  }
}

function clipped(text, room) {
  return text.length > room ? `${text.slice(0, room - 1)}…` : text
}

function title(text) {
  print(`\n${style(['bold', 'blue'], `━━ ${text} ${'━'.repeat(Math.max(3, width - text.length - 4))}`)}`)
}

/** The Markdown of a summary as text. What GitHub folds stays folded, and a diagram becomes its arrows. */
function textOf(markdown) {
  return markdown
    .replace(/<details><summary>(.*?)<\/summary>[\s\S]*?<\/details>/g, (_, summary) => `▸ ${summary}`)
    .replace(/```mermaid\n([\s\S]*?)```/g, (_, diagram) => arrowsIn(diagram))
    .replace(/^(`{3,})sh\n(.*)\n\1$/gm, '  $2')
    .split('\n')
    .map(lineOf)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function lineOf(line) {
  if (/^#+ /.test(line)) return style('bold', inline(line.replace(/^#+ /, '')))
  if (line.startsWith('- ')) return wrapped(inline(line.slice(2)), '• ')
  return line.startsWith('  ') ? line : wrapped(inline(line), '')
}

function inline(text) {
  return text
    .replace(/\[(.*?)\]\((https?:.*?)\)/g, '$2')
    .replace(/<(https?:.*?)>/g, '$1')
    .replace(/<\/?[a-z]+>/g, '')
    .replaceAll('**', '')
    .replace(/^_(.*)_$/, '$1')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll('\u200b', '')
}

/** Mermaid's nodes `id["label"]` and edges `a -->|"label"| b`, one line an edge. */
function arrowsIn(diagram) {
  const label = (text) =>
    text.replaceAll('<br/>', ', ').replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  const names = new Map(
    [...diagram.matchAll(/^(\w+)[[({]+"(.*?)"[\])}]+$/gm)].map(([, id, text]) => [
      id,
      label(text.split('<br/>')[0]),
    ]),
  )
  return [...diagram.matchAll(/^(\w+) (==>|-->|-\.->)\|"(.*?)"\| (\w+)$/gm)]
    .map(([, from, arrow, text, to]) => {
      const line = arrow === '==>' ? '══▶' : '──▶'
      return `  ${names.get(from)} ${line} ${names.get(to)} (${label(text)})`
    })
    .join('\n')
}

/** Lines of at most the terminal's width; those after the first are indented as far as `start` is long. */
function wrapped(text, start) {
  const lines = []
  let line = start
  for (const word of text.split(' ')) {
    if (line.length + word.length > width && line.trim() !== start.trim()) {
      lines.push(line.trimEnd())
      line = ' '.repeat(start.length)
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()].join('\n')
}
