// Throws faults at Berth's runs on an engine of their own, and tells what became of each.
//
//   npm run test:faults                 all of them, which takes half an hour
//   npm run test:faults -- --short      a moment or two of each
//   npm run test:faults -- --write      all of them, and write docs/reliability.md by what was seen
//   npm run test:faults -- engine       those of __tests__/faults/engine.test.ts
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { faults } from '../__tests__/faults/catalogue.ts'
import { renderReliability } from './reliability-page.mjs'

const page = 'docs/reliability.md'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean' }, write: { type: 'boolean' } },
})
if (values.write && (values.short || positionals.length > 0)) {
  console.error(`${page} tells of all faults: --write goes without --short and names`)
  process.exit(2)
}

const results = mkdtempSync(join(tmpdir(), 'berth-faults-results-'))
const files = positionals.length > 0 ? `faults/(${positionals.join('|')})` : '(integration/undo|faults/)'
const { status } = spawnSync(
  'npx',
  ['jest', '--selectProjects', 'integration', 'faults', '--runInBand', '--testPathPatterns', files],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      BERTH_FAULTS: values.short ? 'short' : 'all',
      BERTH_FAULTS_RESULTS: results,
    },
  },
)
const rows = readdirSync(results).map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')))
rmSync(results, { recursive: true })

const text = renderReliability(faults, rows)
if (!values.write) {
  console.log(text)
  process.exit(status ?? 1)
}
const unseen = Object.keys(faults).filter((fault) => !rows.some((row) => row.fault === fault))
if (status !== 0 || unseen.length > 0) {
  console.error(
    `${page} stays as it was: a test failed, or was skipped${unseen.map((fault) => `, ${fault}`).join('')}`,
  )
  process.exit(1)
}
writeFileSync(page, text)
