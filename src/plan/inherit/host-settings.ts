import type { Engine, ProxySetting } from '../../facts/facts.ts'
import { isDockerDesktop } from '../../values/docker-desktop.ts'
import { withoutCredentials } from '../../values/engine-host.ts'
import type { ProxyVariables } from '../../values/proxy.ts'
import type { Situation } from '../strategy.ts'
import { type Inherited, nothingInherited } from './inherited.ts'

/** The settings that can be inherited, with the values of the proxy variables, which can hold a password. */
export type HostSettings = { readonly inherited: Inherited; readonly proxies: ProxyVariables }

/**
 * What the host daemon and the runner are configured with. Nothing with `inherit: false`.
 *
 * @param onHostDaemon false: only what the runner is configured with, because a container runs on another daemon
 */
export function hostSettings({ request, observed }: Situation, onHostDaemon = true): HostSettings {
  if (!request.inherit) return { inherited: nothingInherited, proxies: {} }
  const host = observed.engine.status === 'seen' ? observed.engine.value : null
  const engine = onHostDaemon ? host : null
  const certificates = observed.certificates.status === 'seen' ? observed.certificates.value : null
  // Docker Desktop always reports its own proxy, and sends the traffic of containers through the proxies of the machine.
  const settings = engine && !isDockerDesktop(engine) ? engine.proxySettings : []
  const ofEngine = settings.filter(({ variable }) => !isSet(variable, request.proxies))
  const proxies: ProxyVariables = {
    ...request.proxies,
    ...Object.fromEntries(
      ofEngine.flatMap(({ variable, value, hasLogin }) => (hasLogin ? [] : [[variable, value]])),
    ),
  }
  return {
    proxies,
    inherited: {
      mirrors: engine?.registryMirrors ?? [],
      insecureRegistries: engine?.insecureRegistries ?? [],
      registries: certificates?.registries ?? [],
      authorities: certificates?.authorities ?? nothingInherited.authorities,
      proxies: shownProxies(proxies),
      omitted: [
        ...(!onHostDaemon && host && hasSettings(host) ? [ofOtherDaemon] : []),
        ...(certificates?.unusable ?? []).map(
          ({ path, reason }) => `\`${path}\` is not passed on: ${reason}.`,
        ),
        ...ofEngine.flatMap(withLogin),
      ],
    },
  }
}

const ofOtherDaemon =
  'Mirrors, insecure registries and proxies of the host daemon are not passed on: a node of the builder is on another daemon.'

const hasSettings = ({ registryMirrors, insecureRegistries, proxySettings }: Engine): boolean =>
  registryMirrors.length + insecureRegistries.length + proxySettings.length > 0

/** True if either spelling of the variable is set. */
function isSet(variable: string, variables: ProxyVariables): boolean {
  return Object.keys(variables).some((name) => name.toUpperCase() === variable)
}

function withLogin({ variable, value, hasLogin }: ProxySetting): string[] {
  if (!hasLogin) return []
  return [
    `The proxy \`${value}\` of the daemon is not passed on: the daemon does not report its password. Set ${variable} for ` +
      'the runner.',
  ]
}

/** The variables as the log and the report show them, each once: programs read both spellings. */
export function shownProxies(proxies: ProxyVariables): Inherited['proxies'] {
  const shown = Object.entries(proxies).map(([name, value]) => ({
    variable: name.toUpperCase(),
    value: withoutCredentials(value),
  }))
  return shown.filter(
    ({ variable }, index) => shown.findIndex((other) => other.variable === variable) === index,
  )
}
