// Injects faults into runs of Berth on separate engines, and reports the result of each.
//
//   npm run test:faults                 all of them, which takes 20 minutes
//   npm run test:faults -- --short      one or two moments of each
//   npm run test:faults -- --write      all of them, and write docs/reliability.md from the results
//   npm run test:faults -- engine-hangs only __tests__/faults/engine-hangs.test.ts
import { spawn } from 'node:child_process'
import { once } from 'node:events'
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
  console.error(`${page} covers all faults: --write cannot be combined with --short or names`)
  process.exit(2)
}

/** Groups that run concurrently, each on a separate engine: most of the time is spent waiting. */
const groups =
  positionals.length > 0
    ? [`faults/(${positionals.join('|')})`]
    : [
        'faults/engine-hangs',
        '(integration/undo|faults/(engine-(killed|restarted)|connection))',
        'faults/(?!engine|connection)',
      ]

const results = mkdtempSync(join(tmpdir(), 'berth-faults-results-'))
const statuses = await Promise.all(groups.map(run))
const rows = readdirSync(results).map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')))
rmSync(results, { recursive: true })
const failed = statuses.some((status) => status !== 0)

const text = renderReliability(faults, rows)
if (!values.write) {
  console.log(text)
  process.exit(failed ? 1 : 0)
}
const unseen = Object.keys(faults).filter((fault) => !rows.some((row) => row.fault === fault))
if (failed || unseen.length > 0) {
  console.error(`${page} was not written: ${failed ? 'a test failed' : `no result for ${unseen.join(', ')}`}`)
  process.exit(1)
}
writeFileSync(page, text)

/** Runs the tests of a group and gives the exit status of Jest. */
async function run(files) {
  const words = ['--selectProjects', 'integration', 'faults', '--runInBand', '--testPathPatterns', files]
  const environment = {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    BERTH_FORM: values.short ? 'short' : 'long',
    BERTH_FAULTS_RESULTS: results,
  }
  const [status] = await once(
    spawn('npx', ['jest', ...words], { stdio: 'inherit', env: environment }),
    'close',
  )
  return status
}
