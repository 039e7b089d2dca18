// Creates a new check: its file, its entry in the list, its page, its row in the table and its test.
//
//   npm run new-check <id>          or: node script/new-check.mjs <id>
//
// The id names the problem in kebab-case, such as mtu-mismatch. The new files compile. Their tests fail until you write
// the check, the page and the cases. Existing files are not overwritten.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const [id = '--help'] = process.argv.slice(2)

if (id === '--help' || id === '-h') {
  const comment = readFileSync(new URL(import.meta.url), 'utf8').split('\nimport ')[0] ?? ''
  console.log(comment.replaceAll(/^\/\/ ?/gm, '').trim())
  process.exit(process.argv.length > 2 ? 0 : 2)
}
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
  fail(`"${id}" is no id: use two or more words in kebab-case, such as mtu-mismatch`)
}

const name = id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())
const title = 'State'
const failureTitle = 'The state is wrong'

const files = {
  [`src/checks/${id}.ts`]: `import { defineCheck } from './check.ts'

export const ${name} = defineCheck({
  id: '${id}',
  severity: 'warning',
  about: 'host-daemon',
  title: '${title}',
  failureTitle: '${failureTitle}',
  needs: ['engine'],

  // Take the parameter \`{ engine }\`, and return a Failure if it shows the problem.
  evaluate() {
    return undefined
  },
})
`,
  [`__tests__/checks/${id}.test.ts`]: `import { ${name} } from '../../src/checks/${id}.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

testCheck(${name}, {
  failing: {
    'the problem': {
      given: {},
      says: ['the values'],
    },
  },
  passing: {
    'a healthy machine': {},
  },
  unseen: {
    'the engine': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
  },
})
`,
  [`docs/findings/${id}.md`]: `# ${id}

**warning** · ${failureTitle}.

## Problem

## How to verify

## Cause

## Effect

## Remedy

## When to ignore
`,
}

const taken = Object.keys(files).find((path) => existsSync(new URL(path, root)))
if (taken) fail(`${taken} already exists`)
for (const [path, text] of Object.entries(files)) write(path, text)

insertSorted(
  'src/checks/index.ts',
  /^import \{ \w+ \} from '\.\/(?!check\.ts)[a-z0-9-]+\.ts'$/,
  pathOf,
  `import { ${name} } from './${id}.ts'`,
)
insertSorted('src/checks/index.ts', /^ {2}\w+,$/, kebabOf, `  ${name},`)
insertSorted('docs/findings/README.md', /^\| \[/, pathOf, `| [${id}](${id}.md) | warning | ${failureTitle} |`)
console.log('Write these files, then run: npm run test:unit -- __tests__/checks')

/** Inserts a line among the lines of its kind, sorted by id. */
function insertSorted(path, kind, keyOf, line) {
  const lines = readFileSync(new URL(path, root), 'utf8').split('\n')
  // Other lines can be between them, such as the import of check.ts.
  const next = lines.findIndex((other) => kind.test(other) && keyOf(other) > keyOf(line))
  const last = lines.findLastIndex((other) => kind.test(other))
  lines.splice(next < 0 ? last + 1 : next, 0, line)
  write(path, lines.join('\n'))
}

function pathOf(line) {
  return /([a-z0-9-]+)\.(?:ts|md)/.exec(line)?.[1] ?? ''
}

function kebabOf(line) {
  return line
    .trim()
    .replace(',', '')
    .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function write(path, text) {
  writeFileSync(new URL(path, root), text)
  console.log(path)
}

function fail(reason) {
  console.error(reason)
  process.exit(2)
}
