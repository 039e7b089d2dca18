// Runs the parts of the tests and counts them. Called by script/test.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLimited } from './run-limited.mjs'

const one = (name, ...command) => ({ name, command })
/** A long build: it starts before all parts, and takes the processor time that they leave. Its part waits for its end. */
const ahead = (name, ...command) => ({ name, command, isAhead: true })
const counted = (name, ...command) => ({ name, command, isCounted: true })
const jest = (project, ...flags) => ({ name: `jest ${project}`, project, flags })

/**
 * The first commands of each part create what it needs. A command counts as one test; Jest counts its own. One part runs
 * at a time, because two concurrent parts on two cores exceed their time limits.
 */
const parts = {
  static: [
    one('types', 'npx', 'tsc', '--noEmit'),
    one('lint', 'npx', 'biome', 'check', '.'),
    one('unused code', 'npx', 'knip'),
    one('dist is current', 'node', 'script/build.mjs', '--check'),
    one('actionlint itself', 'script/ground', 'actionlint'),
    one(
      'workflows',
      'bash',
      '-c',
      'eval "$(script/ground --env)" && actionlint && actionlint examples/*/.github/workflows/*.yml',
    ),
    one('workflows, as an attacker would read them', 'script/zizmor'),
    one('shell scripts', 'script/shellcheck'),
  ],
  unit: [jest('unit')],
  vm: [one('a machine like a hosted runner', 'script/vm', 'build'), jest('vm', '--runInBand')],
  integration: [
    ahead('a scanner', 'script/ground', 'syft'),
    one('an engine', 'script/engine'),
    one('its tools and images', 'script/ground', 'buildx', 'compose', 'images', 'registry'),
    jest('integration', '--runInBand'),
  ],
  faults: [
    one('an engine', 'script/engine'),
    one('its tools and images', 'script/ground', 'buildx', 'images'),
    one('programs that faults are thrown by', 'script/ground', 'faults'),
    jest('faults', '--runInBand'),
  ],
  e2e: [
    // After engines of other tests took ports, engine 20.10 can give a port different numbers for IPv4 and IPv6.
    one('a restarted engine', 'bash', '-c', 'script/engine --stop && script/engine'),
    one('its tools and images', 'script/ground', 'buildx', 'compose', 'act', 'images', 'registry'),
    one('programs of the examples', 'script/ground', 'examples', 'syft'),
    jest('e2e', '--runInBand'),
  ],
  kubernetes: [
    ahead('the programs of Kubernetes', 'script/kubernetes', 'build', '--programs'),
    one('its node and images', 'script/kubernetes', 'build'),
    jest('kubernetes', '--runInBand'),
  ],
  engines: [counted('engines of other lines', 'node', 'script/test-engines.mjs', '--short')],
}

/**
 * Minutes after which a program counts as hung and failed, and is ended with all its descendants. On two cores, the
 * slowest step takes a quarter of an hour.
 */
const patience = Number(process.env['BERTH_TEST_MINUTES'] ?? 60)

/** The exit status of scripts if something is not available on this machine. They print the reason (ground/lib.sh). */
const unavailable = 3

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`)
  process.exit(2)
}

const total = { passed: 0, failed: 0, skipped: 0 }
const results = mkdtempSync(join(tmpdir(), 'berth-test-'))
const chosen = asked.length > 0 ? asked : Object.keys(parts)
const begun = new Map(
  chosen
    .flatMap((name) => parts[name])
    .filter(({ isAhead }) => isAhead)
    .map((step) => [step, runInBackground(step)]),
)
for (const name of chosen) {
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  console.log(`\n=== ${name}`)
  for (const step of parts[name]) {
    const counts = await runStep(step)
    add(counts)
    // Without an engine or its images, the rest of this part would fail for that reason only.
    if (counts.passed === 0 && !step.project && name !== 'static') break
  }
  console.log(`=== ${name}: ${seconds()} s`)
}
rmSync(results, { recursive: true })
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)

function add(counts) {
  for (const kind of Object.keys(total)) total[kind] += counts[kind]
}

function runStep(step) {
  const runKind = step.project ? runJest : step.isCounted ? runCounted : runCommand
  return runKind(step)
}

async function runCommand(step) {
  const {
    name,
    command: [program, ...words],
  } = step
  const started = performance.now()
  const { status, isLate } = await (begun.get(step) ?? run(program, words, 'inherit'))
  if (isLate) return hung(name)
  if (status === unavailable) {
    console.log(`skipped: ${name}`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const passed = status === 0
  console.log(`${passed ? 'ok' : 'FAILED'}: ${name} (${Math.round(performance.now() - started)} ms)`)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

/** A program that ends with a line of counts, like this one. */
async function runCounted({ name, command: [program, ...words] }) {
  const { output, isLate } = await run(program, words, ['ignore', 'pipe', 'inherit'])
  process.stdout.write(output)
  if (isLate) return hung(name)
  const counts = /(\d+) passed, (\d+) failed, (\d+) skipped\n$/.exec(output)
  if (counts) return { passed: Number(counts[1]), failed: Number(counts[2]), skipped: Number(counts[3]) }
  console.error(`FAILED: ${name} ended without a result`)
  return { passed: 0, failed: 1, skipped: 0 }
}

async function runJest({ project, flags }) {
  const file = join(results, `${project}.json`)
  const words = ['jest', '--selectProjects', project, '--ci', '--json', `--outputFile=${file}`, ...flags]
  const environment = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }
  const { status, isLate } = await run('npx', words, ['ignore', 'ignore', 'inherit'], environment)
  if (isLate) return hung(`jest ${project}`)
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } =
      JSON.parse(readFileSync(file, 'utf8'))
    // A file that does not load has no tests to count, so it counts as one failed test.
    const failed =
      numFailedTests + numRuntimeErrorTestSuites || (status === 0 ? 0 : endedBadly(project, status))
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }
  } catch {
    console.error(`FAILED: jest ${project} ended without a result`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** All tests passed, and what comes after them failed: `globalTeardown`. */
function endedBadly(project, status) {
  console.error(`FAILED: jest ${project} ended with status ${status} after its tests`)
  return 1
}

function run(program, words, stdio, env = process.env) {
  return runLimited(program, words, patience * 60_000, { stdio, env })
}

/** Linux gives equal shares to sessions, and each program here has one: the file sets the share of a session (sched(7)). */
function runInBackground({ command }) {
  const script = 'echo 15 2>/dev/null >/proc/self/autogroup; exec nice -n 15 "$@"'
  return run('sh', ['-c', script, 'sh', ...command], ['ignore', 'inherit', 'inherit'])
}

function hung(name) {
  console.error(
    `FAILED: ${name} did not end within ${patience} minutes. It was killed with all that it had started.`,
  )
  return { passed: 0, failed: 1, skipped: 0 }
}
