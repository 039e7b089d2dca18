import { setTimeout as sleep } from 'node:timers/promises'
import type { LaunchDaemon, Recorded } from '../../plan/plan.ts'
import type { ContainerInspection, Docker } from '../../platform/docker.ts'
import { bytes } from '../../values/quantity.ts'
import type { Tools } from '../step.ts'

/** Milliseconds in which a daemon answers that is worth asking. */
const answerTimeout = 1_000

/**
 * Ends the daemon and all that runs in it at once, and removes its container. Nothing is saved, so nothing waits: its
 * volume is removed next, and as the first process of the container's PID namespace it takes all others with it
 * (pid_namespaces(7)). A stop would wait for each inner container that ignores SIGTERM: 11 s were measured.
 *
 * Warns if the kernel killed a process of it for lack of memory.
 */
export async function removeDaemon(
  step: Recorded<LaunchDaemon>,
  found: ContainerInspection,
  host: Docker,
  { connect, log, warn }: Pick<Tools, 'connect' | 'log' | 'warn'>,
): Promise<void> {
  if (found.State.Running) {
    log(`Stopping the daemon ${step.container} and all that runs in it`)
    await thaw(connect(`unix://${step.socket}`)).catch(() => {})
    await host.killContainer(step.container)
  } else if (found.State.ExitCode !== 0) {
    log(`The daemon had ended with exit code ${found.State.ExitCode}`)
  }
  // Docker 20.10 tells of it only when the container has ended.
  const ended = await host.inspectContainer(step.container)
  if (ended?.State.OOMKilled) {
    warn(
      `The kernel killed a process of the job daemon because its memory limit of ${bytes(step.memory)} was reached. Raise \`memory\`.`,
    )
  }
  await host.removeContainer(step.container)
  await untilGone(step.container, host)
}

/** On cgroup v1 no signal ends a process that is frozen (kernel, cgroup-v1/freezer-subsystem): `docker pause`. */
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
  throw new Error(`the container ${container} is still there after its removal`)
}
