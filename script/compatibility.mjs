// Tries the job daemon with each privilege and storage, and reports which uses work in each.
//
//   npm run test:compatibility                all of them, on the machine's engine
//   npm run test:compatibility -- --write     the same, and write docs/compatibility.md from the results
//   npm run test:compatibility -- --write 29  also on engine 29 of script/engine
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { renderCompatibility } from './compatibility-page.mjs'

const page = 'docs/compatibility.md'
const { values, positionals: lines } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
})

const results = mkdtempSync(join(tmpdir(), 'berth-compatibility-'))
const environments = [process.env, ...lines.map(engineOf)]
const failed = environments.map(play).filter((status) => status !== 0).length > 0
const rows = readdirSync(results).map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')))
rmSync(results, { recursive: true })

const text = renderCompatibility(machine(), rows)
if (values.write && rows.length > 0) writeFileSync(page, text)
else console.log(text)
process.exit(failed || rows.length === 0 ? 1 : 0)

/** The environment that names an engine of another line, with the images of the ground. */
function engineOf(line) {
  const [, host] =
    /^DOCKER_HOST=(.+)$/m.exec(execFileSync('script/engine', [line], { encoding: 'utf8' })) ?? []
  const environment = { ...process.env, DOCKER_HOST: host }
  execFileSync('script/ground', ['images'], { env: environment, stdio: 'inherit' })
  return environment
}

/** Runs all setups on an engine, and gives the exit status of Jest. */
function play(environment) {
  const words = [
    '--selectProjects',
    'integration',
    '--runInBand',
    '--testPathPatterns',
    'integration/dind-compatibility',
  ]
  return spawnSync('npx', ['jest', ...words], {
    stdio: 'inherit',
    env: {
      ...environment,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      BERTH_FORM: 'long',
      BERTH_COMPATIBILITY_RESULTS: results,
    },
  }).status
}

function machine() {
  const { CgroupVersion, SecurityOptions } = JSON.parse(
    execFileSync('docker', ['info', '--format', '{{json .}}'], { encoding: 'utf8' }),
  )
  const security = SecurityOptions.map((option) => option.replace(/^name=/, '').replace(/,.*/, '')).join(', ')
  return `The machine: Linux ${release()}, cgroup v${CgroupVersion}, ${security || 'no security module'}. The runner has the user ID 1001. *Files of the runner* means that a file belongs to the runner if a container writes it into the workspace.`
}
