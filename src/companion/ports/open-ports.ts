import { loopback } from '../../values/loopback.ts'
import { keyOf, type PublishedPort } from '../../values/published-ports-of.ts'
import { forwardTcp } from './forward-tcp.ts'
import { forwardUdp } from './forward-udp.ts'
import type { Listener } from './listener.ts'
import { problemBeyond, problemOf } from './problem-of.ts'

const forward = { tcp: forwardTcp, udp: forwardUdp } as const

const loopback6 = '::1'
/** The errors of a job without IPv6. */
const withoutIpv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT']

const codeOf = (error: NodeJS.ErrnoException): string => error.code ?? String(error)

/** The ports of localhost that are forwarded. */
export type OpenPorts = {
  /**
   * Opens and closes ports until they are these.
   *
   * @param address of the job daemon
   * @param restarted IDs of containers whose ports are tried again
   */
  become(ports: readonly PublishedPort[], address: string, restarted: ReadonlySet<string>): Promise<void>
}

type Entry = { readonly id: string; readonly address: string; readonly listeners: readonly Listener[] }

/** @param report gets a sentence for a port that is not forwarded */
export function openPorts(report: (problem: string) => void): OpenPorts {
  const entries = new Map<string, Entry>()
  const reported = new Set<string>()
  const reportOnce = (problem: string) => {
    if (reported.has(problem)) return
    reported.add(problem)
    report(problem)
  }

  async function open(port: PublishedPort, address: string): Promise<Listener[]> {
    const to = { host: address, port: port.port }
    const [first, second] = await Promise.allSettled([
      forward[port.protocol]({ host: loopback, port: port.port }, to),
      forward[port.protocol]({ host: loopback6, port: port.port }, to),
    ])
    if (first.status === 'rejected') {
      reportOnce(problemOf(port, `${loopback}:${port.port}`, codeOf(first.reason), address))
      if (second.status === 'fulfilled') second.value.close()
      return []
    }
    if (second.status === 'fulfilled') return [first.value, second.value]
    const code = codeOf(second.reason)
    if (!withoutIpv6.includes(code)) reportOnce(problemOf(port, `[${loopback6}]:${port.port}`, code, address))
    return [first.value]
  }

  return {
    async become(ports, address, restarted) {
      const wanted = new Map(ports.map((port) => [keyOf(port), port]))
      for (const [key, entry] of entries) {
        const isSame = wanted.get(key)?.id === entry.id && entry.address === address
        if (isSame && (entry.listeners.length === 2 || !restarted.has(entry.id))) continue
        for (const listener of entry.listeners) listener.close()
        entries.delete(key)
      }
      const missing = [...wanted].filter(([key]) => !entries.has(key))
      await Promise.all(
        missing.map(async ([key, port]) => {
          if (port.beyond !== null) reportOnce(problemBeyond(port))
          const listeners = port.beyond === null ? await open(port, address) : []
          entries.set(key, { id: port.id, address, listeners })
        }),
      )
    },
  }
}
