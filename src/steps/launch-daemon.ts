import { dirname } from 'node:path'
import type { Docker } from '../platform/docker.ts'
import { duration } from '../values/quantity.ts'
import { networkMtuWarning } from './daemon/network-mtu-warning.ts'
import { removeDaemon } from './daemon/remove-daemon.ts'
import { daemonSettings } from './daemon/settings.ts'
import { stageCertificates } from './daemon/stage-certificates.ts'
import { startDaemon } from './daemon/start-daemon.ts'
import { untilReady } from './daemon/until-ready.ts'
import { isOwn } from './ownership.ts'
import type { StepHandler } from './step.ts'

/** Starts a Docker daemon for this job, in a container on the host daemon. */
export const launchDaemon: StepHandler<'launch-daemon'> = {
  title: ({ container, privilege }) => `Starting job daemon ${container} (${privilege})`,

  async apply(step, { connect, hostEngine, files, log, warn }) {
    const host = connect(hostEngine)
    const directory = dirname(step.socket)
    const settingsFile = `${directory}/daemon.json`
    const settings = daemonSettings(step, step.secret.settings)
    // Readable only by the daemon: the settings can contain a proxy password.
    await files.writeText(settingsFile, JSON.stringify(settings), 0o600)

    const certificates = await stageCertificates(step, `${directory}/certificates`, files)

    const started = performance.now()
    await startDaemon(step, settingsFile, host, certificates, { files, log })
    const inner = connect(`unix://${step.socket}`)
    await untilReady(step, host, inner, { files, log })
    const readyAfter = Math.round(performance.now() - started)

    const [version, info, inspection] = await Promise.all([
      inner.version(),
      inner.info(),
      host.inspectContainer(step.container),
    ])
    log(`Job daemon ready after ${duration(readyAfter)}`)
    const engineVersion = String(version['Version'])
    const mtuWarning = networkMtuWarning(engineVersion, step.mtu)
    if (mtuWarning !== undefined) warn(mtuWarning)
    return {
      daemon: {
        container: step.container,
        host: inner.host,
        socket: step.socket,
        engineVersion,
        apiVersion: String(version['ApiVersion']),
        minApiVersion: String(version['MinAPIVersion']),
        storageDriver: String(info['Driver']),
        privilege: step.privilege,
        address: addressOf(inspection, step.networks),
        readyAfter,
        limits: { memory: step.memory, pids: step.pidsLimit },
        inherited: step.inherited,
      },
    }
  },

  undoTitle: ({ container }) => `Removing job daemon ${container}`,
  async undo(step, tools) {
    const host = tools.connect(tools.hostEngine)
    const found = await host.inspectContainer(step.container)
    if (!found || !isOwn(found.Config.Labels, step.labels)) return
    await removeDaemon(step, found, host, tools)
  },
  // A host daemon under load took 20 s to remove a container.
  undoTimeout: 90_000,
}

/** The IP address of the daemon's container on a network of the job, or on the default bridge. */
function addressOf(
  inspection: Awaited<ReturnType<Docker['inspectContainer']>>,
  networks: readonly string[],
): string {
  const all = inspection?.NetworkSettings.Networks ?? {}
  const preferred = networks.flatMap((name) => all[name] ?? [])
  return [...preferred, ...Object.values(all)].find(({ IPAddress }) => IPAddress)?.IPAddress ?? ''
}
