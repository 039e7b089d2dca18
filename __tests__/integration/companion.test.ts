import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import type { GuardTask } from '../../src/plan/companion-steps.ts'
import { processes } from '../../src/platform/processes.ts'
import { startDetached } from '../../src/platform/start-detached.ts'
import { builtAction } from '../build-action.ts'
import { isShort } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { companionStep, endOf, startedCompanion } from '../opened/companion.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { isRunning } from '../opened/is-running.ts'

/** A process in place of the job's. */
async function aJobProcess() {
  const job = spawn('sleep', ['60'])
  await closeAfterwards(() => job.kill('SIGKILL'))
  const identity = processes.find(job.pid ?? 0)
  if (identity === null) throw new Error('sleep did not start')
  return { job, identity }
}

const guard: GuardTask = {
  mode: 'enforce',
  socket: '/none',
  socketForDaemon: null,
  allow: [],
  roots: [],
  hidden: [],
  adopted: { containers: [], networks: [] },
}

test('it runs in a session of its own, knows no secret of the job, and ends with the post step', async () => {
  const { pid, step, undo, tools } = await startedCompanion()
  const [, , , , group, session] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')
  expect([group, session]).toEqual([pid, pid])
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('a-secret')
  await undo()
  expect(isRunning(pid)).toBe(false)
  expect(existsSync(step.directory)).toBe(false)
  expect(tools.reported).toMatchObject({ warnings: [], groups: [] })
  await undo()
})

test('with step debug logging the post step shows its log', async () => {
  const { undo, tools } = await startedCompanion({ environment: { RUNNER_DEBUG: '1' } })
  await undo()
  expect(tools.reported.groups).toMatchObject([
    { title: 'Log of the companion', lines: expect.arrayContaining([expect.stringMatching(/Z ended$/)]) },
  ])
  expect(tools.reported.warnings).toEqual([])
})

describe('it ends by itself', () => {
  test('once the process that is its lifeline has ended', async () => {
    const { job, identity } = await aJobProcess()
    const { pid } = await startedCompanion({ lifeline: identity })
    expect(isRunning(pid)).toBe(true)
    job.kill('SIGKILL')
    await once(job, 'exit')
    expect(await endOf(pid)).toBe(true)
  })

  test('once another process has the ID of its lifeline', async () => {
    const { identity } = await aJobProcess()
    const { pid } = await startedCompanion({ lifeline: { ...identity, start: '1' } })
    expect(await endOf(pid)).toBe(true)
    expect(processes.isRunning(identity)).toBe(true)
  })

  test('once its directory is gone', async () => {
    const { pid, step } = await startedCompanion()
    await rm(step.directory, { recursive: true })
    expect(await endOf(pid)).toBe(true)
  })
})

describe('the post step', () => {
  test('cleans up after it was killed, says when, and shows its log', async () => {
    const { pid, step, undo, tools } = await startedCompanion()
    process.kill(Number(pid), 'SIGKILL')
    expect(await endOf(pid)).toBe(true)
    await undo()
    expect(existsSync(step.directory)).toBe(false)
    expect(tools.reported.warnings).toEqual([
      expect.stringMatching(
        /^The companion \(.*\) was killed before the job ended, after \S+Z\. From then on it did nothing\.$/,
      ),
    ])
    expect(tools.reported.groups).toMatchObject([
      { lines: [expect.anything(), expect.stringMatching(/ready/)] },
    ])
  })

  test('kills one that does not end, and says so', async () => {
    const { pid, undo, tools } = await startedCompanion()
    process.kill(Number(pid), 'SIGSTOP')
    await undo()
    expect(await endOf(pid)).toBe(true)
    expect(tools.reported.warnings).toEqual([expect.stringMatching(/did not end in 5 s and was killed/)])
  })

  test('touches no other process that has its ID by then', async () => {
    const { pid, step, undo, tools } = await startedCompanion()
    const { identity } = await aJobProcess()
    writeFileSync(join(step.directory, 'process.json'), JSON.stringify({ ...identity, start: '1' }))
    await undo()
    expect(processes.isRunning(identity)).toBe(true)
    expect(tools.reported.warnings).toHaveLength(1)
    expect(await endOf(pid)).toBe(true)
  })

  test.each(['', '{}', '{"pid": -1, "start": "1"}'])('does without its identity: %j', async (text) => {
    const { pid, step, undo, tools } = await startedCompanion()
    writeFileSync(join(step.directory, 'process.json'), text)
    await undo()
    expect(tools.reported.warnings).toEqual([])
    // Its directory is gone.
    expect(await endOf(pid)).toBe(true)
  })
})

describe('a start that fails leaves no process, and one sentence', () => {
  const reasons = [
    [
      'its settings cannot be read',
      (directory: string) => writeFileSync(join(directory, 'settings.json'), '{'),
    ],
    ['its directory is removed', (directory: string) => rm(directory, { recursive: true })],
  ] as const

  test.each(reasons)('%s', async (_, spoil) => {
    let pid: number | undefined
    const starting = startedCompanion({
      startDetached(options) {
        // The process reads its settings 30 ms later.
        void spoil(join(options.log, '..'))
        const started = startDetached(options)
        pid = started.pid
        return started
      },
    })
    const { tools, undo } = await starting
    expect(tools.reported.warnings).toEqual([expect.stringMatching(/^The companion did not start: /)])
    expect(await endOf(String(pid))).toBe(true)
    await undo()
    expect(tools.reported.warnings).toHaveLength(1)
  })

  test('it is killed as it starts', async () => {
    const { tools } = await startedCompanion({
      startDetached(options) {
        const started = startDetached(options)
        started.kill()
        return started
      },
    })
    expect(tools.reported.warnings).toEqual([
      expect.stringMatching(/^The companion did not start: killed by SIGKILL\. The end of its log: empty\. /),
    ])
  })

  test('another step fails meanwhile', async () => {
    const failing = new AbortController()
    let pid: number | undefined
    const { tools } = await startedCompanion({
      signal: failing.signal,
      startDetached(options) {
        const started = startDetached(options)
        pid = started.pid
        failing.abort()
        return started
      },
    })
    expect(tools.reported.warnings).toHaveLength(1)
    expect(await endOf(String(pid))).toBe(true)
  })

  test('a guard that was asked for and does not start fails the step', async () => {
    const starting = startedCompanion({
      tasks: { guard, ledger: null, ports: null },
      startDetached() {
        throw new Error('spawn EAGAIN')
      },
    })
    await expect(starting).rejects.toMatchObject({
      code: 'companion-failed',
      message: 'The companion did not start: spawn EAGAIN.',
    })
  })
})

test('a full disk under its log costs the log only', async () => {
  const { pid, undo, tools } = await startedCompanion({
    startDetached: (options) => startDetached({ ...options, log: '/dev/full' }),
  })
  expect(isRunning(pid)).toBe(true)
  await undo()
  expect(isRunning(pid)).toBe(false)
  expect(tools.reported.warnings).toEqual([])
})

describe('a main step that is killed', () => {
  // As the runner does after a cancellation, or the kernel for want of memory.
  test.each(['settings.json', 'companion.log', 'process.json'])('once there is %s', async (name) => {
    const { step, undo, tools } = await companionStep()
    const script = `
      import { files } from ${JSON.stringify(source('platform/files.ts'))}
      import { processes } from ${JSON.stringify(source('platform/processes.ts'))}
      import { startDetached } from ${JSON.stringify(source('platform/start-detached.ts'))}
      import { startProcess } from ${JSON.stringify(source('steps/companion/start-process.ts'))}
      const signal = new AbortController().signal
      await startProcess(${JSON.stringify(step)}, { files, processes, startDetached, environment: process.env, signal })
      setTimeout(() => {}, 60_000)`
    const main = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
      stdio: 'inherit',
    })
    await closeAfterwards(() => main.kill('SIGKILL'))
    const exited = once(main, 'exit')
    while (!existsSync(join(step.directory, name)) && main.exitCode === null) await sleep(1)
    main.kill('SIGKILL')
    expect(await exited).toEqual([null, 'SIGKILL'])
    const pid = companionOf(step.directory)
    await undo()
    if (pid !== null) expect(await endOf(pid)).toBe(true)
    expect(existsSync(step.directory)).toBe(false)
    // Killed by nobody, or not known to have been started.
    expect(tools.reported.warnings).toEqual([])
  })
})

test('idle it takes no CPU', async () => {
  const { pid, undo } = await startedCompanion()
  const ticks = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')
    return Number(fields[13]) + Number(fields[14])
  }
  await sleep(1_000)
  const before = ticks()
  const seconds = isShort ? 10 : 30
  await sleep(seconds * 1_000)
  // A tick is 10 ms (USER_HZ is 100 on each platform of Linux, time(7)).
  expect(ticks() - before).toBeLessThanOrEqual(seconds / 5)
  await undo()
})

test('with a guard and a ledger it has less than 70 MB', async () => {
  const script = join(await builtAction(), 'companion.js')
  const folder = await temporaryFolder('tasks')
  const { pid, undo } = await startedCompanion({
    startDetached: (options) => startDetached({ ...options, script }),
    tasks: {
      guard: { ...guard, socket: join(folder, 'guard', 'docker.sock') },
      ledger: { file: join(folder, 'ledger'), shared: true, ownNames: [], ownImages: [], jobDaemon: null },
      ports: null,
    },
  })
  await sleep(1_000)
  const resident = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  expect(resident).toBeGreaterThan(30_000)
  expect(resident).toBeLessThan(70_000)
  await undo()
})

const source = (path: string) => new URL(`../../src/${path}`, import.meta.url).href

/** The companion of a directory, by its command line. */
function companionOf(directory: string): string | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${directory}/settings.json`)) return pid
    } catch {}
  }
  return null
}
