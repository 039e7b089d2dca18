import { setTimeout as sleep } from 'node:timers/promises'
import { ExpectedError } from '../../expected-error.ts'
import type { LaunchDaemon } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import type { Files } from '../../platform/files.ts'
import type { Tools } from '../step.ts'
import { fullDisk } from './full-disk.ts'
import { findCause, type LogCause, readLog } from './log-causes.ts'
import { isWorthRestart, mostRestarts } from './restarts.ts'
import { StorageRefused, storageRefusalIn } from './storage/storage-refused.ts'
import { refusalIn, TierRefused } from './tier-refused.ts'

/** Milliseconds between two pings. A daemon answers after 300 ms at best. */
const pause = 25
/** Milliseconds between two checks of the container's state, and between two progress lines. */
const containerPause = 500
const progressPause = 5_000
/** RootlessKit prints the whole script after the reason of a failure: 70 lines. */
const logLines = 200

/**
 * Waits until the daemon answers on its socket.
 *
 * @throws ExpectedError `daemon-not-ready` if its container has ended or the deadline has passed, with the container's
 * state, the last lines of its log, and the cause if it is known
 * @throws TierRefused or StorageRefused if the log says that the kernel refuses the tier or the storage
 */
export async function untilReady(
  step: LaunchDaemon,
  host: Docker,
  inner: Docker,
  { files, log }: Pick<Tools, 'files' | 'log'>,
): Promise<void> {
  const started = performance.now()
  const elapsed = () => performance.now() - started
  let nextCheck = containerPause
  let nextProgress = progressPause
  let restarts = 0
  for (;;) {
    if (await answers(inner)) return
    if (elapsed() > nextCheck) {
      nextCheck = elapsed() + containerPause
      const container = await host.inspectContainer(step.container)
      if (!container?.State.Running) {
        const text = await logOf(step, host)
        if (!isWorthRestart(text, restarts)) {
          throw await notReady(step, host, files, 'stopped before it answered')
        }
        restarts += 1
        log(
          `Starting the job daemon again (${restarts} of ${mostRestarts}): its containerd did not answer in time`,
        )
        await host.startContainer(step.container)
      }
    }
    if (elapsed() > step.deadline) {
      throw await notReady(step, host, files, `did not answer within ${step.deadline / 1000} s`)
    }
    if (elapsed() > nextProgress) {
      nextProgress += progressPause
      log(`Waiting for the job daemon (${Math.round(elapsed() / 1000)} of ${step.deadline / 1000} s)`)
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

/** The end of the container's log, or nothing if there is none. */
async function logOf({ container }: LaunchDaemon, host: Docker): Promise<string> {
  const logs = await host.containerLogs(container, logLines).catch(() => ({ stdout: '', stderr: '' }))
  return `${logs.stdout}${logs.stderr}`.trim()
}

async function notReady(
  step: LaunchDaemon,
  host: Docker,
  files: Files,
  problem: string,
): Promise<ExpectedError | StorageRefused | TierRefused> {
  const container = await host.inspectContainer(step.container).catch(() => null)
  const text = await logOf(step, host)
  const refusal = refusalIn(text)
  if (refusal !== undefined) return new TierRefused(refusal)
  const unusable = storageRefusalIn(text)
  if (unusable !== undefined) return new StorageRefused(unusable)
  const state = container?.State
  const stateLine = state
    ? `State: ${state.Status}, exit code ${state.ExitCode}, OOM-killed ${state.OOMKilled}${state.Error ? `, ${state.Error}` : ''}`
    : 'State: the container does not exist'
  const known = state?.OOMKilled
    ? outOfMemory
    : (findCause(text) ?? (await unshared(step, files, text)) ?? (await fullDisk(host, files)))
  const cause = known ? ` ${known.cause}` : ''
  return new ExpectedError(
    'daemon-not-ready',
    `The job daemon in container ${step.container} (${step.image}) ${problem}.${cause}`,
    known?.remedy ?? readLog,
    { details: `${stateLine}\nLast lines of its log:\n${text}` },
  )
}

/** The cause if the daemon listens but its socket does not exist here: the host daemon mounts other directories. */
async function unshared({ socket }: LaunchDaemon, files: Files, log: string): Promise<LogCause | undefined> {
  // moby, daemon/command/daemon.go
  if (!log.includes('API listen on') || (await files.exists(socket))) return undefined
  return {
    cause: `It listens, but its socket ${socket} does not exist in the job: the host daemon and the job do not share this directory.`,
    remedy:
      "Use `mode: socket`, or make the runner's work directory available to the host daemon at the same path.",
  }
}

const outOfMemory = { cause: 'It was OOM-killed at its memory limit.', remedy: 'Raise `memory`.' }
