import type { NetworkInspection } from '../../platform/docker.ts'
import type { EngineNetwork } from '../facts.ts'
import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'
import { askForList } from './ask-engine.ts'

type Pool = { readonly Subnet?: string | undefined; readonly Gateway?: string | undefined }

/** The engine's networks. */
export const engineNetworks: Probe<'engineNetworks', Source> = async (source, seen) => {
  const networks = await askForList(source, await seen('endpoint'), (docker) => docker.listNetworks())
  return networks.map(describe)
}

function describe({ Id, Name, Driver, Options, IPAM }: NetworkInspection): EngineNetwork {
  const pools: readonly Pool[] = IPAM?.Config ?? []
  const mtu = Number(Options?.['com.docker.network.driver.mtu'])
  return {
    id: Id,
    name: Name,
    driver: Driver,
    subnets: pools.flatMap(({ Subnet }) => Subnet ?? []),
    gateways: pools.flatMap(({ Gateway }) => Gateway || []),
    mtu: mtu > 0 ? mtu : null,
    bridge: bridgeOf(Driver, Id, Options?.['com.docker.network.bridge.name']),
  }
}

/** The engine names a bridge after the network's ID unless an option sets the name (libnetwork, bridge driver). */
function bridgeOf(driver: string, id: string, stated: string | undefined): string | null {
  if (stated) return stated
  return driver === 'bridge' ? `br-${id.slice(0, 12)}` : null
}
