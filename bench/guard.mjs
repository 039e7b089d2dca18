import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { dirname } from 'node:path'
import { median, medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

const raw = process.env.DOCKER_HOST || 'unix:///var/run/docker.sock'
const tag = 'berth-bench-guard:500mb'
const beside = 'the raw socket'

/** Clients through the guard, in `enforce`, and on the raw socket. */
export async function guard({ inner }) {
  const through = startGuard()
  const hosts = { guard: through.host, raw }
  try {
    const figures = []
    const add = (what, { guard: time, raw: other }, most) =>
      figures.push({ what: `${what} through the guard`, time, beside, other, most })
    add(
      'docker run of a trivial container',
      await both(hosts, (host) => run(host, `docker run --rm ${inner} true`)),
      1.05,
    )

    const pings = await both(hosts, thousandPings)
    add('a thousand _pings, 0.3 ms more each,', pings, round(1 + 300 / pings.raw))

    // Random bytes, so that the archive cannot be made smaller.
    await run(
      raw,
      `cd ${through.workspace}; head -c 500M /dev/urandom >bytes; tar -c bytes | docker import - ${tag} >/dev/null; rm bytes`,
    )
    const transfer = await both(
      hosts,
      (host) => run(host, `docker save ${tag} | docker load -q >/dev/null`),
      5,
    )
    add('docker save and load of 500 MB', transfer, 1.15)
    figures.push({
      ...{ what: 'memory of the companion after all of this', unit: 'MB', time: memoryOf(through.pid) },
      ...{ beside: 'its limit', other: 70, most: 1 },
    })
    return figures
  } finally {
    through.end()
    await run(raw, `docker rmi ${tag} >/dev/null 2>&1 || true`)
  }
}

const both = (hosts, measure, rounds) =>
  medians(
    Object.fromEntries(Object.entries(hosts).map(([name, host]) => [name, () => measure(host)])),
    rounds,
  )

const round = (number) => Number(number.toFixed(2))

/** Runs a script of the shell with this DOCKER_HOST. */
function run(host, script) {
  const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
    env: { ...process.env, DOCKER_HOST: host },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((done, failed) =>
    child.once('exit', (status) => (status === 0 ? done() : failed(new Error(`${script}: ${status}`)))),
  )
}

/** The median of a thousand requests on one connection, in milliseconds of thousand. */
async function thousandPings(host) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times = []
  for (let count = 0; count < 1_000; count++) {
    const started = performance.now()
    await new Promise((done, failed) => {
      const get = request({ socketPath: host.slice('unix://'.length), path: '/_ping', agent })
      get.once('error', failed)
      get.once('response', (response) => response.resume().once('end', done))
      get.end()
    })
    times.push(performance.now() - started)
  }
  agent.destroy()
  return median(times) * 1_000
}

/** Sets up a job with a guard, as its author does. */
function startGuard() {
  const runner = simulatedRunner('.')
  runner.main({ mode: 'socket', driver: 'docker', guard: 'enforce', verify: 'false' })
  const { DOCKER_HOST: host } = runner.variables()
  const directory = dirname(host.slice('unix://'.length))
  const end = () => {
    runner.post()
    runner.end()
  }
  return { host, workspace: runner.workspace, pid: processOf(directory), end }
}

/** The process whose command line names a directory. */
function processOf(directory) {
  return readdirSync('/proc').find((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${directory}/`)
    } catch {
      return false
    }
  })
}

/** Resident memory in MB. */
function memoryOf(pid) {
  return Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_000
}
