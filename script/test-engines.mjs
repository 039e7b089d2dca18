// Runs the integration tests on several versions of the engine, next to the machine's engine: npm run test:engines
//
//   npm run test:engines                    all tests on each version of script/engine
//   npm run test:engines -- 28.5            all tests on one version
//   npm run test:engines -- --short 29 26.1 only whole jobs in each mode, and that they leave nothing
//
// Ends with a table of engines and tests, and their counts. The engines are stopped. Their images stay, and
// `script/engine --remove VERSION` removes them.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

process.chdir(resolve(import.meta.dirname, '..'))
const { values, positionals } = parseArgs({ options: { short: { type: 'boolean' } }, allowPositionals: true })
const known = output(['script/engine', '--list']).map((line) => line.split(' ')[0])
const lines = positionals.length > 0 ? positionals : known
const unknown = lines.filter((line) => !known.includes(line))
if (unknown.length > 0) {
  console.error(`There is no engine ${unknown.join(', ')}: ${known.join(', ')}`)
  process.exit(2)
}
const unavailable = 3
const images = ['busybox', 'buildkit', 'dind-official', 'dind-26', 'dind-29'].map((name) => `image:${name}`)

/** The results: `results.get(test).get(line)` is a state, with a reason if the test did not pass. */
const results = new Map()
await must('script/engine')
await must('script/ground', 'buildx', 'compose', 'registry')
for (const line of lines) await testEngine(line)
printTable()

/** Starts an engine of this version, runs the tests on it, and stops it. */
async function testEngine(line) {
  const started = performance.now()
  const { status, out, last } = await reported(['script/engine', line])
  const start = 'the engine starts, with the images of the ground'
  if (status === unavailable) return note(start, line, 'skipped', last)
  if (status !== 0) return note(start, line, 'failed', last)
  const environment = { ...process.env, DOCKER_HOST: out.trim().slice('DOCKER_HOST='.length) }
  try {
    const loaded = await reported(['script/ground', ...images], environment)
    note(start, line, loaded.status === 0 ? 'passed' : 'failed', loaded.last)
    if (loaded.status !== 0) return
    const before = thingsOn(environment)
    runJest(line, environment)
    const left = thingsOn(environment).filter((thing) => !before.includes(thing))
    note('nothing is left on the engine', line, left.length === 0 ? 'passed' : 'failed', left.join(', '))
  } finally {
    await reported(['script/engine', '--stop', line])
    console.error(`=== engine ${line}: ${Math.round((performance.now() - started) / 1000)} s`)
  }
}

function runJest(line, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'berth-engines-'))
  const file = join(folder, 'results.json')
  const words = ['--selectProjects', 'integration', '--runInBand', '--ci', '--json', `--outputFile=${file}`]
  if (values.short) words.push('--testPathPatterns=integration/leaks')
  spawnSync('npx', ['jest', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...environment,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      ...(values.short && { BERTH_LEAK_ROUNDS: '1' }),
    },
  })
  try {
    for (const { name, assertionResults, message } of JSON.parse(readFileSync(file, 'utf8')).testResults) {
      const group = basename(name, '.test.ts')
      // A file that does not load has no tests to count, so it counts as one failed test.
      if (assertionResults.length === 0) note(group, line, 'failed', message)
      for (const { fullName, status, failureMessages } of assertionResults) {
        const state = status === 'passed' || status === 'failed' ? status : 'skipped'
        note(`${group}: ${fullName}`, line, state, failureMessages[0] ?? 'the test says so')
      }
    }
  } catch (error) {
    note('the integration tests', line, 'failed', `they ended without a result: ${error.message}`)
  }
  rmSync(folder, { recursive: true })
}

/** All resources that jobs could leave. No one else uses this engine. */
function thingsOn(environment) {
  const list = (...words) => output(['docker', ...words], environment).map((name) => `${words[0]} ${name}`)
  return [
    ...list('ps', '--all', '--format', '{{.Names}}'),
    ...list('volume', 'ls', '--quiet'),
    ...list('network', 'ls', '--format', '{{.Name}}'),
  ]
}

function note(test, line, state, reason) {
  if (!results.has(test)) results.set(test, new Map())
  results.get(test).set(line, { state, reason: state === 'passed' ? '' : (reason.split('\n')[0] ?? '') })
}

function printTable() {
  const words = { passed: 'ok', failed: 'FAILED', skipped: 'skipped' }
  const total = { passed: 0, failed: 0, skipped: 0 }
  const row = (cells, text) => console.log(`${cells.map((cell) => cell.padEnd(9)).join('')}${text}`)
  row(lines, 'test')
  for (const [test, states] of results) {
    const of = (line) => words[states.get(line)?.state] ?? '-'
    row(lines.map(of), test)
    for (const [line, { state, reason }] of states) {
      total[state] += 1
      if (state !== 'passed') console.log(`${' '.repeat(9 * lines.length)}  ${line} ${state}: ${reason}`)
    }
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
}

/** The lines of a program's output. */
function output([program, ...words], environment = process.env) {
  const { stdout } = spawnSync(program, words, { env: environment, encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line !== '')
}

/** Runs a program, shows its progress, and gives its status, its output and the last line of its progress. */
async function reported([program, ...words], environment = process.env) {
  const child = spawn(program, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let progress = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    progress += text
    process.stderr.write(text)
  })
  const status = await new Promise((done) => child.on('close', done))
  return { status, out, last: progress.trim().split('\n').at(-1) ?? '' }
}

async function must(...command) {
  if ((await reported(command)).status !== 0) process.exit(1)
}
