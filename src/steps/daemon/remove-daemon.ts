import { setTimeout as sleep } from 'node:timers/promises'
import type { LaunchDaemon, Recorded } from '../../plan/plan.ts'
import type { ContainerInspection, Docker } from '../../platform/docker.ts'
import type { Tools } from '../step.ts'
import { type DaemonEnd, killDaemon } from './end-daemon.ts'
import { gatherOomEvidence } from './oom/gather-oom-evidence.ts'
import { findOomKills } from './oom/oom-kills.ts'

/** Milliseconds for the job daemon to answer: one that does not is ended without further calls. */
const answerTimeout = 1_000

type RemovalTools = Pick<Tools, 'connect' | 'files' | 'log' | 'warn' | 'recorded' | 'reportOomKills'>

/**
 * Ends the daemon with everything that runs in it, and removes its container. Reports what was OOM-killed in it.
 *
 * @returns how the daemon ended: a data root that is kept can be damaged if the end is not clean
 */
export async function removeDaemon(
  step: Recorded<LaunchDaemon>,
  found: ContainerInspection,
  host: Docker,
  { connect, files, log, warn, recorded, reportOomKills }: RemovalTools,
): Promise<DaemonEnd> {
  const { Running: isRunning, ExitCode: exitCode } = found.State
  const client = connect(`unix://${step.socket}`)
  const inner = isRunning && (await answers(client)) ? client : null
  const evidence = await gatherOomEvidence(step, found, host, inner, files, recorded)
  let end: DaemonEnd = { exitCode, isClean: exitCode === 0 }
  if (isRunning) {
    log(`Stopping job daemon ${step.container} and its containers`)
    end = await endDaemon(step, host, inner, { files, log, warn })
  } else if (exitCode !== 0) {
    log(`Job daemon had already stopped with exit code ${exitCode}`)
  }
  // Docker 20.10 reports OOMKilled only after the container has ended.
  const isOomKilled = (await host.inspectContainer(step.container))?.State.OOMKilled === true
  await host.removeContainer(step.container)
  await untilGone(step.container, host)
  // Last, so that nothing here can keep the container.
  await reportOomKills(findOomKills({ ...evidence, isOomKilled }))
  return end
}

/** By a stop if its data root is kept. */
async function endDaemon(
  { container, dataRoot }: Recorded<LaunchDaemon>,
  host: Docker,
  inner: Docker | null,
  tools: Pick<Tools, 'files' | 'log' | 'warn'>,
): Promise<DaemonEnd> {
  if (dataRoot.kind === 'leased') {
    const { keepVolume } = await import('../cache/cache-keeper.ts')
    const end = await keepVolume(container, dataRoot.cache, host, inner, tools)
    if (end !== null) return end
  }
  return killDaemon(container, host, inner, tools)
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
