import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { readLedger } from '../../src/ledger/read-ledger.ts'
import { ledgerLog } from '../../src/report/ledger-log.ts'
import { ledgerSummary } from '../../src/report/ledger-summary.ts'
import { stopProcess } from '../../src/steps/companion/end-process.ts'
import { loadImages, ownEngine, whyNoOwnEngine } from '../faults/own-engine.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { startedCompanion } from '../opened/companion.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { startRegistry } from '../opened/registry.ts'
import { images } from './images.ts'

/** A ledger of an engine, without a job around it. `end` is what the post step does, and gives what it reads. */
async function aLedgerOf(host: string) {
  const file = join(await temporaryFolder('ledger'), 'ledger.jsonl')
  const ledger = { file, shared: true, ownNames: [], ownImages: [], jobDaemon: null }
  const started = await startedCompanion({ host, tasks: { guard: null, ledger, ports: null } })
  const text = () => readFileSync(file, 'utf8')
  const end = async () => {
    await stopProcess(started.step, started.tools)
    return readLedger(text())
  }
  return { ...started, end, text }
}

/** A CLI for an engine. Names with the word are removed after the test. */
async function aClient(host: string) {
  const word = `ledger-${randomBytes(4).toString('hex')}`
  const docker = (...words: string[]) =>
    execFileSync('docker', ['--host', host, ...words], { encoding: 'utf8', stdio: 'pipe', timeout: 120_000 })
  const script = (text: string) =>
    execFileSync('bash', ['-e', '-c', text], { env: { ...process.env, DOCKER_HOST: host }, stdio: 'pipe' })
  await closeAfterwards(() => {
    const left = docker('ps', '--all', '--quiet', '--filter', `name=${word}`).split('\n').filter(Boolean)
    if (left.length > 0) docker('rm', '--force', '--volumes', ...left)
  })
  return { word, docker, script }
}

const engineHost = process.env['DOCKER_HOST'] || 'unix:///var/run/docker.sock'

test('600 events in a burst: no container is lost, and none counts twice', async () => {
  const { end } = await aLedgerOf(engineHost)
  const { word, script } = await aClient(engineHost)
  script(`docker run --detach --name ${word}-first ${images.busybox} sleep 1000
    docker kill --signal CONT $(yes ${word}-first | head -n 300) >/dev/null
    for i in $(seq 75); do docker create --name ${word}-$i ${images.busybox} true; done >/dev/null
    docker rm $(seq --format '${word}-%g' 75) >/dev/null
    docker kill --signal CONT $(yes ${word}-first | head -n 150) >/dev/null
    docker rm --force ${word}-first`)
  const { containers, gaps, leftOut, unreadable } = await end()
  const own = containers.filter(({ name }) => name.startsWith(word))
  expect(own).toHaveLength(76)
  expect(new Set(own.map(({ id }) => id)).size).toBe(76)
  expect(own.filter(({ program }) => program === 'true')).toHaveLength(75)
  expect(own[0]).toMatchObject({ name: `${word}-first`, program: 'sleep', exitCode: 137, isStopped: true })
  expect([gaps, leftOut, unreadable]).toEqual([0, 0, 0])
})

test('a pulled image has its registry, its size and whether it existed before', async () => {
  const { word, docker } = await aClient(engineHost)
  const registry = await startRegistry()
  const reference = `${registry}/acme/${word}:1`
  await closeAfterwards(() => docker('image', 'rm', '--force', reference))
  docker('tag', images.busybox, reference)
  docker('push', '--quiet', reference)
  docker('image', 'rm', reference)
  const { end } = await aLedgerOf(engineHost)
  docker('pull', '--quiet', reference)
  const { pulls, images: made } = await end()
  const pulled = pulls.find(({ name }) => name === reference)
  expect(pulled).toMatchObject({ registry, bytes: expect.any(Number) })
  expect(pulled?.bytes).toBeGreaterThan(100_000)
  expect(made).toContainEqual({ name: reference, existed: false })
})

test('names with markup, Mermaid and workflow commands stay text', async () => {
  const { end } = await aLedgerOf(engineHost)
  const { word, docker } = await aClient(engineHost)
  const evil = `${word} |\`a\`<img src=x>\n::error::x\nsection y: crit, 0, 1 %%{init: {}}%%`
  const network = `${word}|\`a\`<img>::error::x`
  await closeAfterwards(() => docker('network', 'rm', network))
  docker('network', 'create', network)
  const label = `com.docker.compose.service=${evil}`
  docker('run', '--rm', '--name', word, '--label', label, images.busybox, 'sleep', '0.1')
  docker(
    'run',
    '--rm',
    '--name',
    `${word}-long`,
    '--label',
    `com.docker.compose.service=${'x'.repeat(60_000)}`,
    images.busybox,
    'true',
  )
  const ledger = await end()
  expect(ledger.containers.find(({ name }) => name === word)?.service).toBe(evil)
  expect(ledger.networks.map(({ name }) => name)).toContain(network)
  const [container] = ledger.containers.filter(({ name }) => name === `${word}-long`)
  expect(container?.service?.length).toBeLessThan(400)
  const report = { ledger, builds: [], left: null, isReaped: false, isGuarded: false }
  const summary = ledgerSummary(report) ?? ''
  expect(summary).not.toMatch(/<img|^::|^section y/m)
  expect(ledgerLog(report).join('\n')).not.toMatch(/^\s*::/m)
})

test('a companion that is killed leaves whole lines, and the rest is known from them', async () => {
  const { pid, text } = await aLedgerOf(engineHost)
  const { word, script } = await aClient(engineHost)
  script(`docker run --rm --name ${word} ${images.busybox} sh -c 'exit 4' || true`)
  await sleep(300)
  process.kill(Number(pid), 'SIGKILL')
  const ledger = readLedger(text())
  expect(ledger).toMatchObject({ isClosed: false, unreadable: 0 })
  expect(ledger.containers.find(({ name }) => name === word)).toMatchObject({ exitCode: 4 })
})

test('an idle ledger takes no CPU', async () => {
  const { pid } = await aLedgerOf(engineHost)
  const ticks = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return Number(fields[11]) + Number(fields[12])
  }
  await sleep(1_000)
  const before = ticks()
  await sleep(5_000)
  // Other tests can use this engine meanwhile. A tick is 10 ms.
  expect(ticks() - before).toBeLessThanOrEqual(5)
})

const reason = whyNoOwnEngine()
const onOwnEngine = reason ? test.skip : test

onOwnEngine(
  'a daemon that hangs, then is killed and restarted: nothing is lost, and none counts twice',
  async () => {
    const folder = await temporaryFolder('engine')
    const engine = ownEngine(folder)
    await closeAfterwards(() => engine.remove())
    await engine.start()
    loadImages(engine, process.env['DOCKER_HOST'], [images.busybox])
    const { end, text } = await aLedgerOf(engine.host)
    const run = (...words: string[]) => engine.docker('run', '--network', 'none', ...words)
    const failing = (name: string, code: number) =>
      expect(() => run('--rm', '--name', name, images.busybox, 'sh', '-c', `exit ${code}`)).toThrow()
    failing('before', 3)
    run('--detach', '--name', 'through', images.busybox, 'sleep', '1000')
    engine.pause()
    await sleep(1_500)
    engine.resume()
    run('--rm', '--name', 'after-hang', images.busybox, 'true')
    await engine.end('SIGKILL')
    await sleep(500)
    await engine.start()
    failing('after', 5)
    // The connection is taken up again within two seconds.
    for (let tries = 0; tries < 100 && !text().includes('"gap"'); tries++) await sleep(50)
    const { containers, gaps } = await end()
    expect(containers.map(({ name, exitCode }) => [name, exitCode])).toEqual([
      ['before', 3],
      ['through', expect.any(Number)],
      ['after-hang', 0],
      ['after', 5],
    ])
    expect(containers[1]?.endedAt).not.toBeNull()
    expect(gaps).toBe(1)
    const ends = text()
      .split('\n')
      .filter((line) => line.includes('"kind":"ended"') && line.includes('"before"'))
    expect(ends).toHaveLength(1)
  },
)
