import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'

const head = `# Performance

\`npm run bench -- --write\` measures these figures and writes this page. Each line has the median of several runs.
Next to it is the median of another action, of the same work by hand, or a fixed limit. Both ran in turn on the same machine.
A *ratio* below 1 means that Berth takes less time. Times of different machines cannot be compared, but their ratios can.
`

/**
 * docs/performance.md: the figures as a table and, for those with a goal, as a plot.
 *
 * @param {readonly {what: string, time: number, beside: string, other: number, most?: number, unit?: string}[]} figures
 * @param {string} date the day of the run, as 2026-11-22
 */
export function renderPerformance(figures, date) {
  const rows = figures.map((figure, index) => ({
    ...figure,
    number: index + 1,
    ratio: figure.time / figure.other,
  }))
  return `${[head, `${machine()} Measured on ${date}.\n`, plot(rows), table(rows)].join('\n')}\n`
}

function machine() {
  const [{ model }] = cpus()
  const engine = execFileSync('docker', ['version', '--format', '{{.Server.Version}}'], {
    encoding: 'utf8',
  }).trim()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `The machine: ${cpus().length} cores (${model}), ${memory} GiB of memory, Linux ${release()}, Docker ${engine}.`
}

function table(rows) {
  const lines = rows.map(({ number, what, time, beside, other, most, ratio, unit }) => {
    const goal = most === undefined ? '' : `≤ ${most}${ratio <= most ? '' : ' (missed)'}`
    return [number, what, shown(time, unit), beside, shown(other, unit), ratio.toFixed(2), goal]
  })
  const headings = ['', 'figure', 'time', 'compared with', 'its time', 'ratio', 'goal']
  return [headings, headings.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
}

/** Each figure in percent of its goal. Bars that end below the line meet it. */
function plot(rows) {
  const withGoal = rows.filter(({ most }) => most !== undefined)
  if (withGoal.length === 0) return ''
  const percent = withGoal.map(({ ratio, most }) => Math.round((ratio / most) * 100))
  const top = Math.ceil(Math.max(120, ...percent) / 20) * 20
  return [
    'Each bar is the ratio of a figure in percent of its goal, by its number in the table. A bar below the line meets the goal.\n',
    '```mermaid',
    'xychart-beta',
    `  x-axis [${withGoal.map(({ number }) => `"${number}"`).join(', ')}]`,
    `  y-axis "percent of the goal" 0 --> ${top}`,
    `  bar [${percent.join(', ')}]`,
    `  line [${withGoal.map(() => 100).join(', ')}]`,
    '```\n',
  ].join('\n')
}

const shown = (value, unit) => (unit === undefined ? ms(value) : `${Math.round(value)} ${unit}`)
const ms = (time) => (time >= 10_000 ? `${(time / 1000).toFixed(1)} s` : `${Math.round(time)} ms`)
