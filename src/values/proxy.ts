import { withoutCredentials } from './engine-host.ts'

/** The variables that programs read for proxies. Docker and BuildKit read both spellings (Go: net/http, ProxyFromEnvironment). */
export const proxyVariables = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
] as const

/** Proxy variables with their values, which can hold a password. */
export type ProxyVariables = Readonly<Record<string, string>>

/** The proxy variables of an environment that are set. */
export function proxiesIn(environment: Readonly<Record<string, string | undefined>>): ProxyVariables {
  return Object.fromEntries(
    proxyVariables.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  )
}

/** True for the address of a server on this machine, with or without a scheme, which a container cannot reach. */
export function isLoopbackUrl(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:\/|$)/i.test(
    withoutCredentials(address),
  )
}

/** The passwords of proxies, as they are written. */
export function passwordsIn(proxies: ProxyVariables): string[] {
  const found = Object.values(proxies).flatMap((value) => {
    const address = value.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    return /^[^:@/]*:(.+)@/.exec(address)?.[1] ?? []
  })
  return [...new Set(found)]
}
