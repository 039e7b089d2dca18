// Renders docs/compatibility.md. Called by script/compatibility.mjs.
import { uses } from '../__tests__/integration/compatibility.ts'

const head = `# Compatibility of the job daemon

This page lists which setups of \`mode: dind\` were tried on a real engine, and which uses worked in each of them.
\`npm run test:compatibility -- --write\` tries all of them and writes it. The inputs are in the first columns. The column *daemon*
has the running daemon: its version, its storage driver, and its privilege if that is another one.
The image \`dind:official\` of these tests has no file system tools and no fuse-overlayfs. \`docker:dind\` has \`mkfs.ext4\`.
`

/**
 * @param machine the kernel and the cgroup version, in one sentence
 * @param {readonly import('../__tests__/integration/compatibility.ts').CompatibilityRow[]} rows
 */
export function renderCompatibility(machine, rows) {
  const byHost = Map.groupBy(rows, ({ hostEngine }) => hostEngine)
  const sections = [...byHost]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([engine, own]) => section(engine, own))
  return [head, machine, '', ...sections].join('\n')
}

const compare = (a, b) => (a < b ? -1 : Number(a > b))

function section(engine, rows) {
  const ran = rows.filter(({ daemon }) => daemon !== null)
  const refused = rows.filter(({ daemon }) => daemon === null)
  return [
    `## On a host daemon ${engine}\n`,
    table(
      ['image', 'privilege', 'storage', 'storage-driver', 'daemon', ...Object.values(uses)],
      ran.map((row) => [
        ...inputsOf(row),
        daemonOf(row),
        ...Object.keys(uses).map((use) => mark(row.uses[use])),
      ]),
    ),
    notes(ran),
    ...(refused.length === 0
      ? []
      : [
          '### Setups that did not start\n',
          table(
            ['image', 'privilege', 'storage', 'storage-driver', 'error'],
            refused.map((row) => [...inputsOf(row), escaped(row.refusal)]),
          ),
        ]),
  ].join('\n')
}

const inputsOf = ({ image, privilege, storage, storageDriver }) =>
  [image.replace(/^berth-ground\//, ''), privilege, storage, storageDriver].map((text) => `\`${text}\``)

const daemonOf = ({ daemon, privilege }) =>
  `${daemon.engine}, ${daemon.driver}${daemon.privilege === privilege ? '' : `, \`${daemon.privilege}\``}`

const mark = (problem) => (problem === '' ? 'yes' : problem === undefined ? '' : 'no')

/** Why a use does not work, once for each different reason. */
function notes(rows) {
  const reasons = rows.flatMap(({ privilege, uses: played }) =>
    Object.entries(played).flatMap(([use, problem]) =>
      problem === '' ? [] : [`- ${uses[use]} with \`${privilege}\`: ${escaped(problem)}`],
    ),
  )
  return reasons.length === 0 ? '' : `${[...new Set(reasons)].toSorted(compare).join('\n')}\n`
}

function table(headings, rows) {
  const lines = [headings, headings.map(() => '---'), ...rows.toSorted((a, b) => compare(a.join(), b.join()))]
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

/** The text of a program in code, without what differs from run to run. */
const escaped = (text) =>
  `\`${text
    .replaceAll(/[0-9a-f]{12,64}/g, '…')
    .replaceAll(/berth-\d+-\d+-…|berth-\d+-\d+-[0-9a-f]{8}/g, 'berth-…')
    .replaceAll('`', "'")
    .replaceAll('|', '\\|')
    .slice(0, 300)}\``
