import { setTimeout as sleep } from 'node:timers/promises'
import { ExpectedError } from '../../expected-error.ts'
import type { LaunchDaemon } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import type { Files } from '../../platform/files.ts'
import type { Tools } from '../step.ts'
import { fullDisk } from './full-disk.ts'
import { causeIn, type LogCause } from './log-causes.ts'

/** Milliseconds between two looks: a daemon answers after 300 ms at best. */
const pause = 25
/** Milliseconds between two looks at the container, and between two lines of progress. */
const containerPause = 500
const progressPause = 5_000
const logLines = 60

/**
 * Waits until the daemon answers at its socket.
 *
 * @throws ExpectedError `daemon-not-ready` once its container has ended, or the deadline is over: with the container's
 * state, the last lines of its log and the cause that these tell of
 */
export async function untilReady(
  step: LaunchDaemon,
  host: Docker,
  inner: Docker,
  { files, log }: Pick<Tools, 'files' | 'log'>,
): Promise<void> {
  const started = performance.now()
  const elapsed = () => performance.now() - started
  let nextLook = containerPause
  let nextProgress = progressPause
  for (;;) {
    if (await answers(inner)) return
    if (elapsed() > nextLook) {
      nextLook = elapsed() + containerPause
      const container = await host.inspectContainer(step.container)
      if (!container?.State.Running) throw await notReady(step, host, files, 'ended before it answered')
    }
    if (elapsed() > step.deadline) {
      throw await notReady(step, host, files, `did not answer within ${step.deadline / 1000} s`)
    }
    if (elapsed() > nextProgress) {
      nextProgress += progressPause
      log(`Waiting for the daemon, ${Math.round(elapsed() / 1000)} of ${step.deadline / 1000} s`)
    }
    await sleep(pause)
  }
}

async function answers(inner: Docker): Promise<boolean> {
  try {
    await inner.ping(2_000)
    return true
  } catch {
    return false
  }
}

async function notReady(
  step: LaunchDaemon,
  host: Docker,
  files: Files,
  what: string,
): Promise<ExpectedError> {
  const container = await host.inspectContainer(step.container).catch(() => null)
  const logs = await host.containerLogs(step.container, logLines).catch(() => ({ stdout: '', stderr: '' }))
  const text = `${logs.stdout}${logs.stderr}`.trim()
  const state = container?.State
  const stateLine = state
    ? `State: ${state.Status}, exit code ${state.ExitCode}, OOM-killed ${state.OOMKilled}${state.Error ? `, ${state.Error}` : ''}`
    : 'State: the container is gone'
  const known = state?.OOMKilled
    ? outOfMemory
    : (causeIn(text) ?? (await unshared(step, files, text)) ?? (await fullDisk(host, files)))
  const cause = known ? ` ${known.cause}` : ''
  return new ExpectedError(
    'daemon-not-ready',
    `The daemon in the container ${step.container} (${step.image}) ${what}.${cause}`,
    known?.remedy ?? 'The last lines of its log, printed above, say more.',
    { details: `${stateLine}\nThe last lines of its log:\n${text}` },
  )
}

/** A daemon that says it listens, at a socket that is not here: the engine is of another machine or container. */
async function unshared({ socket }: LaunchDaemon, files: Files, log: string): Promise<LogCause | undefined> {
  // moby, daemon/command/daemon.go
  if (!log.includes('API listen on') || (await files.exists(socket))) return undefined
  return {
    cause: `Its socket ${socket} does not appear here: the engine does not share this directory with the job.`,
    remedy:
      'Let the engine mount the runner’s work directory at the path that the job sees, or use `mode: socket`.',
  }
}

const outOfMemory = { cause: 'The kernel killed it for want of memory.', remedy: 'Raise `memory`.' }
