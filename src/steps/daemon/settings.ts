import type { LaunchDaemon } from '../../plan/plan.ts'

/** The default socket, for tools that run in the daemon's container: `docker exec <container> docker ps`. */
const defaultSocket = 'unix:///var/run/docker.sock'

/** Settings that Berth sets itself: `daemon-config` cannot contain them. */
export const fixedSettings = [
  'data-root',
  'exec-root',
  'group',
  'hosts',
  'pidfile',
  'storage-driver',
  'tls',
] as const

/**
 * The daemon.json of the job daemon.
 *
 * - `hosts`: Unix sockets only. Over TCP without TLS, any container of the job could become root in the daemon's
 *   container.
 * - `icc` keeps its default, because all containers of this daemon belong to one job. `icc: false` would break Compose's
 *   `network_mode: bridge` and access to containers by IP address.
 * - `storage-driver` and `features`: in Docker 29, `overlay2` selects the classic image store and `overlayfs` the
 *   containerd image store (moby, daemon/image_store_choice.go). So the driver follows the image store, which is the
 *   host's or the one in `daemon-config`.
 * - `mtu` applies to docker0, `default-network-opts` to networks that Compose creates (moby#43197).
 *
 * @param requested the settings of `daemon-config`. They override these, except for `fixedSettings` and `tls*`, which
 * the input check refuses; `features` and `exec-opts` are merged
 */
export function daemonSettings(
  step: LaunchDaemon,
  requested: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const features: Record<string, unknown> = {
    'containerd-snapshotter': step.imageStore === 'snapshotter',
    ...(requested['features'] as object | undefined),
  }
  const networkOptions = { bridge: { 'com.docker.network.driver.mtu': String(step.mtu) } }
  const { mirrors, insecureRegistries } = step.inherited
  const pools = [{ base: step.addressPool, size: 24 }]
  return {
    bip: step.bridgeAddress,
    'default-address-pools': pools,
    mtu: step.mtu,
    ...(step.mtu === 1500 ? {} : { 'default-network-opts': networkOptions }),
    ...(mirrors.length > 0 ? { 'registry-mirrors': mirrors } : {}),
    ...(insecureRegistries.length > 0 ? { 'insecure-registries': insecureRegistries } : {}),
    ...requested,
    features,
    'exec-opts': [
      'native.cgroupdriver=cgroupfs',
      ...((requested['exec-opts'] as string[] | undefined) ?? []),
    ],
    'data-root': '/var/lib/docker',
    'storage-driver': features['containerd-snapshotter'] ? 'overlayfs' : 'overlay2',
    hosts: [`unix://${step.socket}`, defaultSocket],
    group: String(step.socketGroup),
  }
}
