import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import type { Listener, Place } from './listener.ts'

/** Milliseconds without a datagram after which a client is forgotten. The kernel forgets after 120 s (nf_conntrack_udp_timeout_stream). */
const idle = 120_000
/** The clients of one port. The oldest makes room for a new one. */
export const mostClients = 500

type Client = { readonly socket: Socket; readonly timer: NodeJS.Timeout }

/**
 * Passes datagrams on from one place to another, and answers back. Each client address has a socket, so that answers find
 * their client.
 *
 * @throws Node's error of binding (`code`: EADDRINUSE, EACCES, …)
 */
export function forwardUdp(at: Place, to: Place): Promise<Listener> {
  const server = createSocket({ type: familyOf(at), ipv6Only: at.host.includes(':') })
  const clients = new Map<string, Client>()
  const forget = (key: string) => {
    const client = clients.get(key)
    clients.delete(key)
    clearTimeout(client?.timer)
    client?.socket.close()
  }
  const clientAt = ({ address, port }: RemoteInfo): Client => {
    const key = `${address} ${port}`
    const found = clients.get(key)
    if (found) return found
    const [oldest] = clients.keys()
    if (oldest !== undefined && clients.size >= mostClients) forget(oldest)
    const socket = createSocket(familyOf(to))
    socket.on('message', (answer) => {
      clients.get(key)?.timer.refresh()
      server.send(answer, port, address, () => {})
    })
    // Nothing listens there (ICMP), or the address is gone. Datagrams can be lost.
    socket.on('error', () => {})
    const client = { socket, timer: setTimeout(() => forget(key), idle).unref() }
    clients.set(key, client)
    return client
  }
  server.on('message', (datagram, from) => {
    const { socket, timer } = clientAt(from)
    timer.refresh()
    socket.send(datagram, to.port, to.host, () => {})
  })
  const close = () => {
    for (const key of [...clients.keys()]) forget(key)
    server.close()
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.bind({ address: at.host, port: at.port, exclusive: true }, () => {
      server.off('error', reject).on('error', () => {})
      resolve({ close })
    })
  })
}

const familyOf = ({ host }: Place) => (host.includes(':') ? 'udp6' : 'udp4')
