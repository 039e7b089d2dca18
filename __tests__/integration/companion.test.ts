import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { StartCompanion } from '../../src/plan/plan.ts'
import { files } from '../../src/platform/files.ts'
import { processes } from '../../src/platform/processes.ts'
import { startDetached } from '../../src/platform/start-detached.ts'
import { startCompanion } from '../../src/steps/start-companion.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { isRunning } from '../opened/is-running.ts'
import { makeTools } from '../steps/make-tools.ts'

async function aCompanion(lifeline = processes.parent()) {
  const directory = join(await temporaryFolder('companion'), 'of-job')
  const step: StartCompanion = {
    kind: 'start-companion',
    directory,
    daemon: { host: 'unix:///var/run/docker.sock', certificates: null },
    labels: { 'berth.run': 'a-run' },
    tasks: { guard: null, ledger: null, ports: null },
  }
  const tools = makeTools({
    files,
    processes: { ...processes, parent: () => lifeline },
    startDetached,
    environment: { ...process.env, GITHUB_TOKEN: 'a-secret' },
  })
  const { companion } = await startCompanion.apply(step, tools, {})
  const pid = companion?.pid ?? 0
  await closeAfterwards(() => {
    if (isRunning(String(pid))) process.kill(pid, 'SIGKILL')
  })
  const undo = async () => {
    if (startCompanion.undo !== 'nothing') await startCompanion.undo(step, tools)
  }
  return { pid: String(pid), directory, undo, tools }
}

async function ended(pid: string): Promise<boolean> {
  for (let tries = 0; tries < 100 && isRunning(pid); tries++) await sleep(100)
  return !isRunning(pid)
}

test('it runs in a session of its own, knows no secret of the job, and ends with post', async () => {
  const { pid, directory, undo, tools } = await aCompanion()
  const [, , , , group, session] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')
  expect([group, session]).toEqual([pid, pid])
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('a-secret')
  await undo()
  expect(await ended(pid)).toBe(true)
  expect(existsSync(directory)).toBe(false)
  expect(tools.reported.log).toEqual([])
  await undo()
})

test('it ends once the process that is its lifeline has ended', async () => {
  const job = spawn('sleep', ['60'])
  await closeAfterwards(() => job.kill('SIGKILL'))
  const start = readFileSync(`/proc/${job.pid}/stat`, 'utf8').split(' ')[21] ?? ''
  const { pid } = await aCompanion({ pid: job.pid ?? 0, start })
  expect(isRunning(pid)).toBe(true)
  job.kill('SIGKILL')
  await once(job, 'exit')
  expect(await ended(pid)).toBe(true)
})

test('it ends once its directory is gone', async () => {
  const { pid, directory } = await aCompanion()
  await rm(directory, { recursive: true })
  expect(await ended(pid)).toBe(true)
})

test('post cleans up after it was killed, and says so', async () => {
  const { pid, directory, undo, tools } = await aCompanion()
  process.kill(Number(pid), 'SIGKILL')
  expect(await ended(pid)).toBe(true)
  await undo()
  expect(existsSync(directory)).toBe(false)
  expect(tools.reported.log).toEqual(['The companion has ended before the job did.'])
})
