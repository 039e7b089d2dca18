import { networkSettings } from '../../plan/network-mode.ts'
import type { LaunchDaemon } from '../../plan/plan.ts'
import { isSettings, mergeSettings } from '../../values/merge-settings.ts'
import type { UserContainer } from './tiers/user-container.ts'

/** The default socket, for tools that run in the daemon's container: `docker exec <container> docker ps`. */
const defaultSocket = 'unix:///var/run/docker.sock'

type Settings = Readonly<Record<string, unknown>>

/**
 * The daemon.json of the job daemon: Berth's settings, and over them those of `daemon-config`. Objects are merged at each
 * depth, other values are replaced. `exec-opts` is a list of both, because the daemon needs Berth's.
 *
 * - `hosts`: Unix sockets only. Over TCP without TLS, any container of the job could become root in the daemon's
 *   container.
 * - `storage-driver` and `features`: in Docker 29, `overlay2` selects the classic image store and `overlayfs` the
 *   containerd image store (moby, daemon/image_store_choice.go). The driver is that of the first storage of the step.
 * - `mtu` applies to docker0, `default-network-opts` to networks that Compose creates (moby#43197).
 *
 * @param requested the settings of `daemon-config`, which the input check has accepted
 */
export function daemonSettings(step: LaunchDaemon, requested: Settings): Record<string, unknown> {
  const merged = mergeSettings(defaults(step, requested), requested)
  const { features, 'exec-opts': execOptions = [] } = merged
  const driver = step.storages[0]?.driver
  return {
    ...merged,
    'exec-opts': ['native.cgroupdriver=cgroupfs', ...(execOptions as string[])],
    'data-root': '/var/lib/docker',
    'storage-driver': driver,
    features: { ...(isSettings(features) ? features : {}), 'containerd-snapshotter': driver === 'overlayfs' },
    hosts: [`unix://${step.socket}`, defaultSocket],
    group: String(step.socketGroup),
  }
}

function defaults(step: LaunchDaemon, requested: Settings): Settings {
  const { mirrors, insecureRegistries } = step.inherited
  // A number in `daemon-config` is for all networks.
  const mtu = typeof requested['mtu'] === 'number' ? requested['mtu'] : step.mtu
  const networkOptions = { bridge: { 'com.docker.network.driver.mtu': String(mtu) } }
  return {
    ...networking(step),
    'default-address-pools': [{ base: step.addressPool, size: 24 }],
    mtu,
    ...(mtu === 1500 ? {} : { 'default-network-opts': networkOptions }),
    ...(mirrors.length > 0 ? { 'registry-mirrors': mirrors } : {}),
    ...(insecureRegistries.length > 0 ? { 'insecure-registries': insecureRegistries } : {}),
  }
}

/** The engine refuses `bip` without docker0. Engine 27 and later program IPv6 rules too, unless `ip6tables` is false. */
function networking({ networkMode, bridgeAddress }: LaunchDaemon): Settings {
  const settings = networkSettings[networkMode]
  return networkMode === 'sealed'
    ? { ...settings, ip6tables: false, bridge: 'none' }
    : { ...settings, bip: bridgeAddress }
}

/**
 * The daemon.json of a daemon that is another user than root.
 *
 * It has no driver of cgroups: without root, the daemon cannot create any (moby, daemon/daemon_unix.go: cgroupNoneDriver).
 */
export function forUser(
  settings: Readonly<Record<string, unknown>>,
  { dataRoot, directory }: Pick<UserContainer, 'dataRoot' | 'directory'>,
): Record<string, unknown> {
  const options = (settings['exec-opts'] as string[] | undefined) ?? []
  return {
    ...settings,
    'exec-opts': options.filter((option) => !option.startsWith('native.cgroupdriver=')),
    'data-root': dataRoot,
    hosts: [`unix://${directory}/docker.sock`],
  }
}
