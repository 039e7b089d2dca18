import { isLoopbackUrl } from '../../values/proxy.ts'
import { type HostSettings, shownProxies } from './host-settings.ts'

/**
 * The settings without mirrors and proxies on loopback, which a container with its own network cannot reach. Without a
 * proxy, NO_PROXY has no effect, and is left out.
 *
 * @param remedy what the author of the workflow can do, as a sentence; empty if nothing
 */
export function withinReach({ inherited, proxies }: HostSettings, remedy: string): HostSettings {
  const isException = (name: string) => name.toUpperCase() === 'NO_PROXY'
  const entries = Object.entries(proxies)
  const beyond = entries.filter(([name, value]) => !isException(name) && isLoopbackUrl(value))
  const reachable = entries.filter((entry) => !beyond.includes(entry))
  const lost = [
    ...inherited.mirrors.filter(isLoopbackUrl).map((mirror) => `The mirror \`${mirror}\``),
    ...new Set(shownProxies(Object.fromEntries(beyond)).map(({ value }) => `The proxy \`${value}\``)),
  ]
  return {
    proxies: reachable.some(([name]) => !isException(name)) ? Object.fromEntries(reachable) : {},
    inherited: {
      ...inherited,
      mirrors: inherited.mirrors.filter((mirror) => !isLoopbackUrl(mirror)),
      omitted: [
        ...inherited.omitted,
        ...lost.map((what) =>
          `${what} is not passed on: it is on loopback, which a container cannot reach. ${remedy}`.trim(),
        ),
      ],
    },
  }
}
