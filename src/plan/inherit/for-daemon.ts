import type { ProxyVariables } from '../../values/proxy.ts'
import type { Situation } from '../strategy.ts'
import { type HostSettings, hostSettings, shownProxies } from './host-settings.ts'
import type { Inherited } from './inherited.ts'
import { withinReach } from './within-reach.ts'

type Settings = Readonly<Record<string, unknown>>

/**
 * The settings that a job daemon takes over, and its proxy variables. Settings of `daemon-config` stay as they are: those
 * that it has are not inherited.
 */
export function inheritedByDaemon(situation: Situation): {
  readonly inherited: Inherited
  readonly proxies: ProxyVariables
} {
  const remedy = 'Set an address that the job daemon can reach in `daemon-config`.'
  const { inherited, proxies: variables } = withinReach(hostSettings(situation), remedy)
  const requested = situation.request.daemonConfiguration
  const ofUser = Object.keys((requested['proxies'] as Settings | undefined) ?? {})
  const proxies = Object.fromEntries(
    Object.entries(variables).filter(
      // The settings are http-proxy, https-proxy and no-proxy (dockerd, "Proxy configuration").
      ([name]) => !ofUser.includes(name.toLowerCase().replace('_', '-')),
    ),
  )
  return {
    inherited: {
      ...inherited,
      mirrors: requested['registry-mirrors'] === undefined ? inherited.mirrors : [],
      insecureRegistries: requested['insecure-registries'] === undefined ? inherited.insecureRegistries : [],
      proxies: shownProxies(proxies),
    },
    proxies,
  }
}

/** The settings of a job daemon, for a builder in it. */
export function settingsOfJobDaemon(situation: Situation): HostSettings {
  const settings = hostSettings(situation)
  if (!situation.request.inherit) return settings
  const { daemonConfiguration } = situation.request
  const texts = (name: string, otherwise: readonly string[]) => {
    const requested = daemonConfiguration[name]
    return requested === undefined ? otherwise : [requested].flat().filter((each) => typeof each === 'string')
  }
  const { inherited } = settings
  return {
    ...settings,
    inherited: {
      ...inherited,
      mirrors: texts('registry-mirrors', inherited.mirrors),
      insecureRegistries: texts('insecure-registries', inherited.insecureRegistries),
    },
  }
}
