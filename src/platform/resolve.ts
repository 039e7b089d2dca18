import { Resolver } from 'node:dns/promises'

/** The IPv4 addresses of a name. Rejects with Node's own error (`code`: ENOTFOUND, ETIMEOUT, …). */
export type Resolve = (host: string) => Promise<string[]>

/** Milliseconds. */
const patience = 1000

/**
 * Asks the name servers of this machine. Not dns.lookup(): that keeps a thread of Node's pool for as long as
 * getaddrinfo(3) waits, which can be half a minute, and cannot be ended.
 */
export const resolve: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: patience, tries: 1 })
  // Each name server gets its own second.
  const timer = setTimeout(() => resolver.cancel(), patience)
  try {
    return await resolver.resolve4(host)
  } finally {
    clearTimeout(timer)
  }
}
