// Renders docs/reliability.md. Called by script/faults.mjs.

const head = `# Reliability

What became of Berth's runs at which faults were thrown, on a real engine: \`npm run test:faults -- --write\` writes this
page by what it has seen. Each row is one or more whole jobs, and in each of them:

- main and post ended within the time that is told, and by themselves;
- main failed with an error that names the cause, or did its work; the code of the error, and of what post warned of, is told;
- post ended with success: a job does not fail because something could not be removed;
- nothing of the job was left: no container, volume, network, image, builder, file or process. Where post could not remove
  something, as the engine did not answer it, the table tells what; the sweep of a later job removed all of it;
- nothing of anyone else on the engine was touched.
`

/**
 * @param {Readonly<Record<string, string>>} faults the title of each
 * @param {readonly import('../__tests__/faults/record.ts').Row[]} rows
 */
export function renderReliability(faults, rows) {
  const sections = Object.entries(faults).map(([fault, title]) => {
    const own = merged(rows.filter((row) => row.fault === fault))
    return `## ${title}\n${own.length > 0 ? table(own) : 'Not seen in this run.'}\n`
  })
  return [head, ...sections].join('\n')
}

/** Rows that differ in nothing but the moment and the time are one. */
function merged(rows) {
  const groups = Map.groupBy(rows, ({ mode, told, left }) => JSON.stringify([mode, told, kindsOf(left)]))
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
    ({ mode, moments, told, main, post, left }) =>
      `| ${[`\`${mode}\``, moments, codes(told), main, post, kindsOf(left) || 'nothing'].join(' | ')} |`,
  )
  return `| mode | when | told | main | post | left after post |\n|---|---|---|---|---|---|\n${lines.join('\n')}`
}

const codes = (told) => (told === '' ? 'nothing' : told.replaceAll(/[\w-]+/g, '`$&`'))

/** `main: a`, `main: b` and `c` as `main: a, b; c`. */
function momentsOf(moments) {
  const byProgram = Map.groupBy(
    [...new Set(moments)].toSorted(compare),
    (moment) => /^(main|post): /.exec(moment)?.[0] ?? '',
  )
  return [...byProgram]
    .map(
      ([program, own]) =>
        program + own.map((moment) => moment.slice(program.length)).join(program ? ', ' : '; '),
    )
    .join('; ')
}

/** Kinds of things, without their names. */
const kindsOf = (left) =>
  [...new Set(left.map((thing) => thing.slice(0, thing.lastIndexOf(' '))))].toSorted(compare).join(', ')

/** The next of a few bounds, so that the page changes only where something has changed. */
function longest(times) {
  const known = times.filter((time) => time !== null)
  if (known.length === 0) return 'killed'
  const bound = [5, 10, 15, 20, 30, 40, 50, 70, 120].find((seconds) => Math.max(...known) < seconds * 1000)
  return bound === undefined ? 'too long' : `< ${bound} s`
}
