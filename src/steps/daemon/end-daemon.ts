import type { Docker } from '../../platform/docker.ts'
import { duration } from '../../values/quantity.ts'
import type { Tools } from '../step.ts'

/** Seconds between SIGTERM and SIGKILL: for inner containers, and for the daemon, which took up to 15 s. */
const containerGrace = 3
const daemonGrace = 30

/** The end of a job daemon. */
export type DaemonEnd = {
  /** Of its container. null: the container does not exist. */
  readonly exitCode: number | null
  /** True: the daemon ended by itself after SIGTERM, so that its data root is complete. */
  readonly isClean: boolean
}

/**
 * Ends a running job daemon with everything that runs in it.
 *
 * @param container its container
 * @param inner the client of the job daemon. null: it does not answer
 */
export type EndDaemon = (
  container: string,
  host: Docker,
  inner: Docker | null,
  tools: Pick<Tools, 'log' | 'warn'>,
) => Promise<DaemonEnd>

/**
 * For a data root that is removed next: SIGKILL saves nothing. The daemon's end is the end of all processes in its
 * container, because it is the init process of their PID namespace (pid_namespaces(7)). A stop would wait for each inner
 * container that ignores SIGTERM: it took 11 s.
 */
export const killDaemon: EndDaemon = async (container, host, inner) => {
  await thaw(inner)
  await host.killContainer(container)
  return endOf(container, host)
}

/**
 * For a data root that is kept: a daemon that is killed in the middle of a write can leave a damaged one. Inner containers
 * are stopped side by side, then the daemon gets SIGTERM. Warns if it does not stop cleanly.
 */
export const stopDaemon: EndDaemon = async (container, host, inner, { log, warn }) => {
  const started = performance.now()
  await thaw(inner)
  await stopContainers(inner)
  await host.stopContainer(container, daemonGrace)
  const end = await endOf(container, host)
  const took = duration(performance.now() - started)
  if (end.isClean) {
    log(`Job daemon stopped after ${took}`)
  } else {
    warn(
      `The job daemon in ${container} ended with exit code ${end.exitCode} ${took} after SIGTERM. Its data root can be damaged.`,
    )
  }
  return end
}

async function endOf(container: string, host: Docker): Promise<DaemonEnd> {
  const exitCode = (await host.inspectContainer(container))?.State.ExitCode ?? null
  return { exitCode, isClean: exitCode === 0 }
}

/** On cgroup v1 no signal ends a frozen process (kernel, cgroup-v1/freezer-subsystem.rst). */
async function thaw(inner: Docker | null): Promise<void> {
  const paused = (await inner?.listContainers({ status: ['paused'] }).catch(() => [])) ?? []
  await Promise.allSettled(paused.map(({ Id }) => inner?.unpauseContainer(Id)))
}

/** A stop also keeps a restart policy from starting the container again. */
async function stopContainers(inner: Docker | null): Promise<void> {
  const running = (await inner?.listContainers({ status: ['running', 'restarting'] }).catch(() => [])) ?? []
  await Promise.allSettled(running.map(({ Id }) => inner?.stopContainer(Id, containerGrace)))
}
