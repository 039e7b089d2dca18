import { setTimeout as sleep } from 'node:timers/promises'
import type { DataRoot, LaunchDaemon, Recorded } from '../../plan/plan.ts'
import type { ContainerInspection, Docker } from '../../platform/docker.ts'
import { bytes } from '../../values/quantity.ts'
import type { Tools } from '../step.ts'
import { type DaemonEnd, type EndDaemon, killDaemon } from './end-daemon.ts'

/** Milliseconds for the job daemon to answer: one that does not is ended without further calls. */
const answerTimeout = 1_000

/** By a stop if the data root is kept. */
const endings: Readonly<Record<DataRoot['kind'], EndDaemon>> = { volume: killDaemon }

/**
 * Ends the daemon with everything that runs in it, and removes its container.
 *
 * Warns if a process in the container was OOM-killed.
 *
 * @returns how the daemon ended: a data root that is kept can be damaged if the end is not clean
 */
export async function removeDaemon(
  step: Recorded<LaunchDaemon>,
  found: ContainerInspection,
  host: Docker,
  { connect, log, warn }: Pick<Tools, 'connect' | 'log' | 'warn'>,
): Promise<DaemonEnd> {
  let end: DaemonEnd = { exitCode: found.State.ExitCode, isClean: found.State.ExitCode === 0 }
  if (found.State.Running) {
    log(`Stopping job daemon ${step.container} and its containers`)
    const inner = connect(`unix://${step.socket}`)
    const client = (await answers(inner)) ? inner : null
    end = await endings[step.dataRoot.kind](step.container, host, client, { log, warn })
  } else if (found.State.ExitCode !== 0) {
    log(`Job daemon had already stopped with exit code ${found.State.ExitCode}`)
  }
  // Docker 20.10 reports OOMKilled only after the container has ended.
  const ended = await host.inspectContainer(step.container)
  if (ended?.State.OOMKilled) {
    warn(
      `A process in the job daemon's container was OOM-killed at the memory limit of ${bytes(step.memory)}. Raise \`memory\`.`,
    )
  }
  await host.removeContainer(step.container)
  await untilGone(step.container, host)
  return end
}

async function answers(inner: Docker): Promise<boolean> {
  return inner.ping(answerTimeout).then(
    () => true,
    () => false,
  )
}

async function untilGone(container: string, host: Docker): Promise<void> {
  for (const pause of [0, 100, 500, 2000, 5000]) {
    await sleep(pause)
    if (!(await host.inspectContainer(container))) return
  }
  throw new Error(`container ${container} still exists after its removal`)
}
