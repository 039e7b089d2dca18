import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LaunchDaemon, Recorded } from '../plan/plan.ts'
import type { Docker } from '../platform/docker.ts'
import { bytes } from '../values/quantity.ts'
import { mtuOfNetworks } from './daemon/mtu-of-networks.ts'
import { presentBinds } from './daemon/present-binds.ts'
import { daemonSettings } from './daemon/settings.ts'
import { daemonSpecification, stopGrace } from './daemon/specification.ts'
import { untilReady } from './daemon/until-ready.ts'
import { isOwn } from './ownership.ts'
import type { StepHandler, Tools } from './step.ts'

/**
 * Seconds for a daemon that has not made its socket yet: nothing runs in it, and it may not heed SIGTERM, as PID 1 does
 * only once it has a handler. A stop that waited for the container's start meets it there.
 */
const earlyGrace = 2

/** A daemon of the job's own, in a container on the host's engine. */
export const launchDaemon: StepHandler<'launch-daemon'> = {
  describe: ({ container, privilege }) => `launch the daemon ${container} (${privilege})`,

  async apply(step, { connect, hostEngine, files, environment, log, warn }) {
    const host = connect(hostEngine)
    const settingsFile = `${dirname(step.socket)}/daemon.json`
    const settings = daemonSettings(step, step.secret.settings)
    // Readable by the daemon alone: settings may hold the password of a proxy.
    await files.writeText(settingsFile, JSON.stringify(settings), 0o600)

    const started = performance.now()
    const binds = await presentBinds(step.binds, files)
    await host.createContainer(daemonSpecification({ ...step, binds }, settingsFile, environment))
    await host.startContainer(step.container)
    const inner = connect(`unix://${step.socket}`)
    await untilReady(step, host, inner, { files, log })
    const readyAfter = Math.round(performance.now() - started)

    const [version, info, inspection] = await Promise.all([
      inner.version(),
      inner.info(),
      host.inspectContainer(step.container),
    ])
    log(`The daemon answered after ${readyAfter} ms`)
    const engineVersion = String(version['Version'])
    const tooLarge = mtuOfNetworks(engineVersion, step.mtu)
    if (tooLarge !== undefined) warn(tooLarge)
    return {
      daemon: {
        container: step.container,
        host: inner.host,
        socket: step.socket,
        engineVersion,
        storageDriver: String(info['Driver']),
        privilege: step.privilege,
        address: addressOf(inspection),
        readyAfter,
        limits: { memory: step.memory, pids: step.pidsLimit },
      },
    }
  },

  async undo(step, tools) {
    const host = tools.connect(tools.hostEngine)
    const found = await host.inspectContainer(step.container)
    if (!found || !isOwn(found.Config.Labels, step.labels)) return
    await stop(step, host, tools)
    await host.removeContainer(step.container)
    await untilGone(step.container, host)
  },
  // The grace for the daemon, the engine's own time to remove, and some.
  undoTimeout: (stopGrace + 60) * 1000,
}

/** Stops the daemon and tells what it did not survive. */
async function stop(step: Recorded<LaunchDaemon>, host: Docker, { files, log, warn }: Tools): Promise<void> {
  const before = await host.inspectContainer(step.container)
  if (before?.State.Running) {
    const grace = (await files.exists(step.socket)) ? stopGrace : earlyGrace
    log(`Stopping the daemon ${step.container}; it gets ${grace} s`)
    await host.stopContainer(step.container, grace)
  }
  const after = await host.inspectContainer(step.container)
  if (after?.State.OOMKilled) {
    const limit = bytes(step.memory)
    warn(
      `The kernel killed a process of the job's daemon for want of memory: its limit was ${limit}. Raise \`memory\`.`,
    )
  }
  if (after && after.State.ExitCode !== 0 && !after.State.OOMKilled) {
    log(`The daemon ended with exit code ${after.State.ExitCode}`)
  }
}

async function untilGone(container: string, host: Docker): Promise<void> {
  for (const pause of [0, 100, 500, 2000, 5000]) {
    await sleep(pause)
    if (!(await host.inspectContainer(container))) return
  }
  throw new Error(`the container ${container} is still there after its removal`)
}

function addressOf(inspection: Awaited<ReturnType<Docker['inspectContainer']>>): string {
  const networks = Object.values(inspection?.NetworkSettings.Networks ?? {})
  return networks.find(({ IPAddress }) => IPAddress)?.IPAddress ?? ''
}
