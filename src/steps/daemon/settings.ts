import type { LaunchDaemon } from '../../plan/plan.ts'

/** Where a daemon in a container keeps its socket by default: tools that are mounted into look there. */
const defaultSocket = 'unix:///var/run/docker.sock'

/** Settings that hold Berth's promises: a request cannot change them. */
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
 * The daemon.json of the job's daemon.
 *
 * - `hosts`: unix sockets only. On TCP without TLS every container of the job could become root in the daemon's own.
 * - `icc` is left as it is: all containers of this daemon are of one job. Off, Compose's `network_mode: bridge` and a
 *   container that is reached by its address do not work.
 * - `storage-driver` and `features`: in engine 29 `overlay2` selects the classic image store and `overlayfs` the
 *   containerd one (moby, daemon/image_store_choice.go), so the driver goes with the store: the host's, or the job's
 *   own choice.
 * - the MTU goes to docker0 and, by `default-network-opts`, to the networks that compose creates (moby#43197).
 *
 * @param requested the job's own settings, laid over these
 */
export function daemonSettings(
  step: LaunchDaemon,
  requested: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const features: Record<string, unknown> = {
    'containerd-snapshotter': step.imageStore === 'snapshotter',
    ...(requested['features'] as object | undefined),
  }
  const mtuOfNetworks = { bridge: { 'com.docker.network.driver.mtu': String(step.mtu) } }
  const pools = [{ base: step.addressPool, size: 24 }]
  return {
    bip: step.bridgeAddress,
    'default-address-pools': pools,
    mtu: step.mtu,
    ...(step.mtu === 1500 ? {} : { 'default-network-opts': mtuOfNetworks }),
    ...(step.registryMirrors.length > 0 ? { 'registry-mirrors': step.registryMirrors } : {}),
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
