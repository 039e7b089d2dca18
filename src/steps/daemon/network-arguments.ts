import type { LaunchDaemon } from '../../plan/plan.ts'

/**
 * The first arguments of the entry script.
 *
 * - The address at which inner containers reach the DNS server of the job's networks. Empty if there is none, if
 *   `daemon-config` has `dns`, and with `network: sealed`, where containers share the daemon's `resolv.conf`.
 * - The address of docker0, at which inner containers reach ports of the runner's machine by `host-gateway`. `none` without
 *   docker0. Empty if `daemon-config` says where `host-gateway` is.
 * - The first port that the daemon chooses itself, and the addresses of the job, separated by commas. `machine` is the
 *   gateway of the daemon. Empty without `ports: localhost`.
 */
export function networkArguments(
  step: LaunchDaemon,
): [nameserver: string, gateway: string, first: string, sources: string] {
  const { settings } = step.secret
  const isSealed = step.networkMode === 'sealed'
  const bridge = String(settings['bip'] ?? step.bridgeAddress).replace(/\/\d+$/, '')
  const isOnBridge = step.networks.length === 0
  // Docker 29 has the second name, and accepts the first (moby, daemon/config/config.go).
  const isSet = ['host-gateway-ip', 'host-gateway-ips'].some((name) => settings[name] !== undefined)
  return [
    isOnBridge || isSealed || settings['dns'] !== undefined ? '' : bridge,
    isSet ? '' : isSealed ? 'none' : bridge,
    String(step.localhostPorts?.firstDynamic ?? ''),
    [step.localhostPorts?.sources ?? []].flat().join(','),
  ]
}
