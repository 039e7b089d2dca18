import type { Remote } from '../facts.ts'
import type { Probe } from '../observe.ts'
import { hostOfUrl, isPublicService } from '../parsers/remote-host.ts'
import type { Source } from '../source.ts'

const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy']

/**
 * Hosts with possibly private addresses that containers of the job must reach: proxies, registry mirrors, a GitHub
 * Enterprise Server. Makes no DNS query if there are none.
 */
export const remotes: Probe<'remotes', Source> = async (source, seen) => {
  const { environment } = source
  const { registryMirrors } = await seen('engine')
  const stated = [
    ...proxyVariables.map((name) => [name, environment[name] ?? ''] as const),
    ['GITHUB_SERVER_URL', environment['GITHUB_SERVER_URL'] ?? ''] as const,
    ...registryMirrors.map((mirror) => ['registry mirror', mirror] as const),
  ]
  const found = new Map<string, string>()
  for (const [from, url] of stated) {
    const host = hostOfUrl(url)
    if (host && !isPublicService(host) && !found.has(host)) found.set(host, from)
  }
  return Promise.all([...found].map(([host, from]) => resolved(source, host, from)))
}

async function resolved({ resolve }: Source, host: string, from: string): Promise<Remote> {
  const isAddress = /^[\d.]+$/.test(host)
  const addresses = isAddress ? [host] : await resolve(host).catch(() => [])
  return { source: from, host, addresses: addresses.toSorted() }
}
