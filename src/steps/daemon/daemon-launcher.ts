import { dirname } from 'node:path'
import type { LaunchDaemon, Privilege, Storage } from '../../plan/plan.ts'
import { addressIn } from '../../values/container-address.ts'
import { duration } from '../../values/quantity.ts'
import type { Achieved } from '../achieved.ts'
import type { Tools } from '../step.ts'
import { effectiveNetwork } from './effective-network.ts'
import { networkMtuWarning } from './network-mtu-warning.ts'
import { scriptWarnings } from './script-warnings.ts'
import { daemonSettings, forUser } from './settings.ts'
import { certificatesForUser, stageCertificates } from './stage-certificates.ts'
import { startDaemon } from './start-daemon.ts'
import { inWorkingStorage } from './storage/in-working-storage.ts'
import { refuseOldEngine } from './storage/refuse-old-engine.ts'
import { slowStorageWarning } from './storage/slow-storage-warning.ts'
import { refuseUsedVolume } from './storage/used-elsewhere.ts'
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

  await refuseOldEngine(step, host)
  const inner = connect(`unix://${step.socket}`)
  let { cache } = achieved
  const startOn = async (privilege: Privilege, storage: Storage, ofStorage: string) => {
    const started = performance.now()
    const { socketGroup = step.socketGroup, user } = tierContainers[privilege](step, certificates)
    // The group as the daemon sees it. The tier needs that of the job.
    const tried = { ...step, storages: [storage] }
    const settings = daemonSettings({ ...tried, socketGroup }, step.secret.settings)
    // Readable only by the daemon: the settings can contain a proxy password.
    const written = JSON.stringify(user ? forUser(settings, user) : settings)
    await files.writeText(`${directory}/daemon.json`, written, 0o600)
    // Only a job that is root can give its directory to another user.
    if (user && user.uid !== step.user) await files.changeOwner(directory, user.uid, user.gid)
    const layout = { privilege, storageDriver: storage.driver }
    if (step.dataRoot.kind === 'leased' && cache !== undefined) {
      const { volumeFor } = await import('../cache/cache-keeper.ts')
      cache = await volumeFor(step.dataRoot.cache, layout, cache, tools)
    }
    const volume = cache?.volume ?? ofStorage
    const placed = { ...tried, dataRoot: { ...step.dataRoot, name: volume } }
    await refuseUsedVolume(volume, [step.container], host)
    const settingsFile = `${user?.directory ?? directory}/daemon.json`
    const seen = user ? certificatesForUser(certificates, directory, user) : certificates
    await startDaemon(placed, privilege, settingsFile, host, seen, { files, log })
    await untilReady(step, host, inner, { files, log })
    return Math.round(performance.now() - started)
  }
  const start = (privilege: Privilege) =>
    inWorkingStorage(step, host, (storage, volume) => startOn(privilege, storage, volume), log)
  const { privilege, passedOver, result } = await inStrongestTier(step, host, start, log)
  const { storage, result: readyAfter } = result

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
  const storageWarning = slowStorageWarning(storage, result.passedOver)
  if (storageWarning !== undefined) warn(storageWarning)
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
      storage: { place: storage.place, passedOver: result.passedOver },
      privilege,
      passedOver: [...step.passedOver, ...passedOver],
      address: addressIn(inspection?.NetworkSettings.Networks ?? {}, step.networks),
      network,
      readyAfter,
      limits: { memory: step.memory, pids: step.pidsLimit, cpus: step.cpus },
      inherited: step.inherited,
    },
  }
}
