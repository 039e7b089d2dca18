import { setTimeout as sleep } from 'node:timers/promises'
import type { LaunchDaemon, Recorded } from '../../plan/plan.ts'
import type { ContainerInspection, Docker } from '../../platform/docker.ts'
import { bytes } from '../../values/quantity.ts'
import type { Tools } from '../step.ts'

/** Milliseconds for the job daemon to answer: one that does not is killed without further calls. */
const answerTimeout = 1_000

/**
 * Kills the daemon with everything that runs in it, and removes its container. There is nothing to save: its volume is
 * removed next. Its end is the end of all processes in the container, because it is the init process of their PID
 * namespace (pid_namespaces(7)). A stop would wait for each inner container that ignores SIGTERM: it took 11 s.
 *
 * Warns if a process in the container was OOM-killed.
 */
export async function removeDaemon(
  step: Recorded<LaunchDaemon>,
  found: ContainerInspection,
  host: Docker,
  { connect, log, warn }: Pick<Tools, 'connect' | 'log' | 'warn'>,
): Promise<void> {
  if (found.State.Running) {
    log(`Stopping job daemon ${step.container} and its containers`)
    await thaw(connect(`unix://${step.socket}`)).catch(() => {})
    await host.killContainer(step.container)
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
}

/** Unpauses containers: on cgroup v1, no signal ends a frozen process (kernel, cgroup-v1/freezer-subsystem). */
async function thaw(inner: Docker): Promise<void> {
  await inner.ping(answerTimeout)
  const paused = await inner.listContainers({ status: ['paused'] })
  await Promise.all(paused.map(({ Id }) => inner.unpauseContainer(Id)))
}

async function untilGone(container: string, host: Docker): Promise<void> {
  for (const pause of [0, 100, 500, 2000, 5000]) {
    await sleep(pause)
    if (!(await host.inspectContainer(container))) return
  }
  throw new Error(`container ${container} still exists after its removal`)
}
