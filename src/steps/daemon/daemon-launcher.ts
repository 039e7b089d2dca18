import { dirname } from 'node:path'
import type { LaunchDaemon, Privilege } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { duration } from '../../values/quantity.ts'
import type { Achieved } from '../achieved.ts'
import type { Tools } from '../step.ts'
import { effectiveNetwork } from './effective-network.ts'
import { networkMtuWarning } from './network-mtu-warning.ts'
import { scriptWarnings } from './script-warnings.ts'
import { daemonSettings, forUser } from './settings.ts'
import { certificatesForUser, stageCertificates } from './stage-certificates.ts'
import { startDaemon } from './start-daemon.ts'
import { inStrongestTier } from './strongest-tier.ts'
import { tierContainers } from './tiers/tier-container.ts'
import { untilReady } from './until-ready.ts'

/**
 * Starts a job daemon and waits until it answers. A bundle of its own, which only `dind` loads.
 *
 * @throws ExpectedError if the daemon does not start, with the cause from its log
 */
export async function launch(
  step: LaunchDaemon,
  tools: Tools,
  achieved: Pick<Achieved, 'cache'>,
): Promise<Pick<Achieved, 'cache' | 'daemon' | 'volume'>> {
  const { connect, hostEngine, files, log, warn } = tools
  const host = connect(hostEngine)
  const directory = dirname(step.socket)
  const certificates = await stageCertificates(step, `${directory}/certificates`, files)

  const inner = connect(`unix://${step.socket}`)
  let { cache } = achieved
  const start = async (privilege: Privilege) => {
    const started = performance.now()
    const { socketGroup = step.socketGroup, user } = tierContainers[privilege](step, certificates)
    const settings = daemonSettings({ ...step, socketGroup }, step.secret.settings)
    // Readable only by the daemon: the settings can contain a proxy password.
    const written = JSON.stringify(user ? forUser(settings, user) : settings)
    await files.writeText(`${directory}/daemon.json`, written, 0o600)
    // Only a job that is root can give its directory to another user.
    if (user && user.uid !== step.user) await files.changeOwner(directory, user.uid, user.gid)
    const layout = { privilege, storageDriver: String(settings['storage-driver']) }
    if (step.dataRoot.kind === 'leased' && cache !== undefined) {
      const { volumeFor } = await import('../cache/cache-keeper.ts')
      cache = await volumeFor(step.dataRoot.cache, layout, cache, tools)
    }
    const placed = { ...step, dataRoot: { ...step.dataRoot, name: cache?.volume ?? step.dataRoot.name } }
    const settingsFile = `${user?.directory ?? directory}/daemon.json`
    const seen = user ? certificatesForUser(certificates, directory, user) : certificates
    await startDaemon(placed, privilege, settingsFile, host, seen, { files, log })
    await untilReady(step, host, inner, { files, log })
    return Math.round(performance.now() - started)
  }
  const { privilege, passedOver, result: readyAfter } = await inStrongestTier(step, host, start, log)

  const [version, ofScripts, info, inspection] = await Promise.all([
    inner.version(),
    scriptWarnings(step.container, host),
    inner.info(),
    host.inspectContainer(step.container),
  ])
  log(`Job daemon ready after ${duration(readyAfter)}`)
  for (const warning of ofScripts) log(`Job daemon: ${warning}`)
  const engineVersion = String(version['Version'])
  const mtuWarning = networkMtuWarning(engineVersion, step.mtu)
  if (mtuWarning !== undefined) warn(mtuWarning)
  const { network, warnings } = await effectiveNetwork(step.networkMode, info, files)
  for (const warning of warnings) warn(warning)
  return {
    ...(cache === undefined ? {} : { cache, volume: cache.volume }),
    daemon: {
      container: step.container,
      host: inner.host,
      socket: step.socket,
      engineVersion,
      apiVersion: String(version['ApiVersion']),
      minApiVersion: String(version['MinAPIVersion']),
      storageDriver: String(info['Driver']),
      privilege,
      passedOver: [...step.passedOver, ...passedOver],
      address: addressOf(inspection, step.networks),
      network,
      readyAfter,
      limits: { memory: step.memory, pids: step.pidsLimit, cpus: step.cpus },
      inherited: step.inherited,
    },
  }
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
