// Renders docs/reliability.md. Called by script/faults.mjs.

const head = `# Reliability

This page lists the results of Berth's runs with injected faults, on a real engine. \`npm run test:faults -- --write\` runs them and writes
it. Each row is one or more whole jobs. In each of them:

- The main and the post step ended by themselves, within the time in the table.
- The main step did its work, or failed with an error that names the cause. The column *reported* has the codes of errors and of
  warnings of the post step.
- The post step ended with success: a job does not fail because something could not be removed.
- No container, volume, network, image, builder, file or process of the job was left. The last column has the exceptions, for an engine that
  did not answer the post step. A later job removed all of them.
- Objects of other jobs on the engine stayed.
`

/**
 * @param {Readonly<Record<string, string>>} faults the title of each
 * @param {readonly import('../__tests__/faults/record.ts').Row[]} rows
 */
export function renderReliability(faults, rows) {
  const sections = Object.entries(faults).map(([fault, title]) => {
    const own = merged(rows.filter((row) => row.fault === fault))
    return `## ${title}\n${own.length > 0 ? table(own) : 'No result in this run.'}\n`
  })
  return [head, ...sections].join('\n')
}

/** Merges rows that differ only in moment and time. */
function merged(rows) {
  const groups = Map.groupBy(rows, ({ mode, reported, left }) =>
    JSON.stringify([mode, reported, kindsOf(left)]),
  )
  return [...groups.values()]
    .map((same) => ({
      ...same[0],
      moments: momentsOf(same.map(({ moment }) => moment)),
      main: longest(same.map(({ main }) => main)),
      post: longest(same.map(({ post }) => post)),
    }))
    .toSorted((a, b) => order(b.mode) - order(a.mode) || compare(a.moments, b.moments))
}

const order = (mode) => ['dind', 'socket'].indexOf(mode)
const compare = (a, b) => (a < b ? -1 : Number(a > b))

function table(rows) {
  const lines = rows.map(
    ({ mode, moments, reported, main, post, left }) =>
      `| ${[`\`${mode}\``, moments, codes(reported), main, post, kindsOf(left) || 'nothing'].join(' | ')} |`,
  )
  return `| mode | when | reported | main | post | left after the post step |\n|---|---|---|---|---|---|\n${lines.join('\n')}`
}

const codes = (reported) => (reported === '' ? 'nothing' : reported.replaceAll(/[\w-]+/g, '`$&`'))

/** `main: a`, `main: b` and `c` as ``main: `a`, `b`<br>c``: the titles of steps are code. */
function momentsOf(moments) {
  const byProgram = Map.groupBy(
    [...new Set(moments)].toSorted(compare),
    (moment) => /^(main|post): /.exec(moment)?.[0] ?? '',
  )
  return [...byProgram]
    .map(
      ([program, own]) =>
        program +
        own
          .map((moment) => (program ? `\`${moment.slice(program.length)}\`` : moment))
          .join(program ? ', ' : '<br>'),
    )
    .join('<br>')
}

/** The kinds of the remaining resources, without their names. */
const kindsOf = (left) =>
  [...new Set(left.map((thing) => thing.split(' ', 1)[0]))].toSorted(compare).join(', ')

/** The next higher of a few bounds, so that the page does not change with each measurement. */
function longest(times) {
  const known = times.filter((time) => time !== null)
  if (known.length === 0) return 'killed'
  const bound = [5, 10, 15, 20, 30, 40, 50, 70, 120].find((seconds) => Math.max(...known) < seconds * 1000)
  return bound === undefined ? 'too long' : `< ${bound} s`
}
