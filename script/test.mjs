// Runs the parts of the tests one after the other and counts them. Called by script/test.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const one = (name, ...command) => ({ name, command })
const counted = (name, ...command) => ({ name, command, isCounted: true })
const jest = (project, ...flags) => ({ name: `jest ${project}`, project, flags })

/** What each part needs is made by its first commands; a command counts as one test, others count their own. */
const parts = {
  static: [
    one('types', 'npx', 'tsc', '--noEmit'),
    one('lint', 'npx', 'biome', 'check', '.'),
    one('unused code', 'npx', 'knip'),
    one('dist is current', 'node', 'script/build.mjs', '--check'),
    one('actionlint itself', 'script/ground', 'actionlint'),
    one('workflows', 'bash', '-c', 'eval "$(script/ground --env)" && actionlint'),
    one('shell scripts', 'script/shellcheck'),
  ],
  unit: [jest('unit')],
  integration: [
    one('an engine', 'script/engine'),
    one('its tools and images', 'script/ground', 'buildx', 'compose', 'images', 'registry'),
    jest('integration', '--runInBand'),
  ],
  e2e: [
    one('an engine', 'script/engine'),
    one('its tools and images', 'script/ground', 'buildx', 'act', 'images'),
    jest('e2e', '--runInBand'),
  ],
  faults: [
    one('an engine', 'script/engine'),
    one('its tools and images', 'script/ground', 'buildx', 'images'),
    one('programs that faults are thrown by', 'script/ground', 'faults'),
    jest('faults', '--runInBand'),
  ],
  vm: [one('a machine like a hosted runner', 'script/vm', 'build'), jest('vm', '--runInBand')],
  engines: [counted('engines of other lines', 'node', 'script/test-engines.mjs', '--short')],
}

/** The status by which scripts say that something cannot be had on this machine, and why (ground/lib.sh). */
const unavailable = 3

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}

const total = { passed: 0, failed: 0, skipped: 0 }
const results = mkdtempSync(join(tmpdir(), 'berth-test-'))
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const started = performance.now()
  console.log(`\n=== ${name}`)
  for (const step of parts[name]) {
    const run = step.project ? runJest : step.isCounted ? runCounted : runCommand
    const counts = run(step)
    for (const kind of Object.keys(total)) total[kind] += counts[kind]
    // Without an engine or its images, whatever comes after in this part would fail for that reason alone.
    if (counts.passed === 0 && !step.project && name !== 'static') break
  }
  console.log(`=== ${name}: ${Math.round((performance.now() - started) / 1000)} s`)
}
rmSync(results, { recursive: true })
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

function runCommand({ name, command: [program, ...words] }) {
  const started = performance.now()
  const { status } = spawnSync(program, words, { stdio: 'inherit' })
  if (status === unavailable) {
    console.log(`skipped: ${name}`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const passed = status === 0
  console.log(`${passed ? 'ok' : 'FAILED'}: ${name} (${Math.round(performance.now() - started)} ms)`)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

/** A program that ends with a line of counts, as this one does. */
function runCounted({ name, command: [program, ...words] }) {
  const { stdout } = spawnSync(program, words, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  process.stdout.write(stdout ?? '')
  const counts = /(\d+) passed, (\d+) failed, (\d+) skipped\n$/.exec(stdout ?? '')
  if (counts) return { passed: Number(counts[1]), failed: Number(counts[2]), skipped: Number(counts[3]) }
  console.error(`FAILED: ${name} ended without a result`)
  return { passed: 0, failed: 1, skipped: 0 }
}

function runJest({ project, flags }) {
  const file = join(results, `${project}.json`)
  const words = ['jest', '--selectProjects', project, '--ci', '--json', `--outputFile=${file}`, ...flags]
  const environment = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }
  spawnSync('npx', words, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
      JSON.parse(readFileSync(file, 'utf8'))
    // A file that does not even load has no tests to count: it counts as one that failed.
    const failed = numFailedTests + numRuntimeErrorTestSuites
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }
  } catch {
    console.error(`FAILED: jest ${project} ended without a result`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
