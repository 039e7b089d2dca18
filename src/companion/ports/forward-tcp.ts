import { connect, createServer, type Socket } from 'node:net'
import type { Listener, Place } from './listener.ts'

/** Milliseconds until the daemon's side must accept. The kernel would go on for two minutes. */
const connectTimeout = 10_000

/** What one read takes at most. It is also the most that Node reads by itself. */
const chunk = 65_536

/**
 * Accepts connections at one place and passes their bytes on to another. The end of one direction is passed on too, and a
 * slow reader slows down the writer. A side that fails resets the other.
 *
 * @throws Node's error of listening (`code`: EADDRINUSE, EACCES, …)
 */
export function forwardTcp(at: Place, to: Place): Promise<Listener> {
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true, noDelay: true, keepAlive: true }, (client) => {
    open.add(client)
    client.once('close', () => open.delete(client))
    pass(client, to)
  })
  const close = () => {
    server.close()
    for (const client of open) client.resetAndDestroy()
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ ...at, exclusive: true }, () => {
      // After a failed accept, such as EMFILE, it goes on listening.
      server.off('error', reject).on('error', () => {})
      resolve({ close })
    })
  })
}

function pass(client: Socket, to: Place): void {
  // One buffer for each connection: with `pipe`, 1 GB took a third longer and left 80 MB of garbage.
  const daemon = connect({
    ...{ ...to, allowHalfOpen: true, noDelay: true, keepAlive: true },
    onread: {
      buffer: Buffer.allocUnsafeSlow(chunk),
      callback: (length, buffer) => {
        client.write(buffer.subarray(0, length), () => daemon.resume())
        return false
      },
    },
  })
  daemon.setTimeout(connectTimeout, () => daemon.destroy())
  daemon.once('connect', () => daemon.setTimeout(0))
  daemon.once('end', () => client.end())
  daemon.resume()
  client.pipe(daemon)
  resetTogether(client, daemon)
  resetTogether(daemon, client)
}

/** A side that is gone before both directions have ended resets the other. */
function resetTogether(one: Socket, other: Socket): void {
  one.on('error', () => {})
  one.once('close', (hadError) => {
    if (other.destroyed || (!hadError && one.readableEnded && one.writableFinished)) return
    if (other.connecting) other.destroy()
    else other.resetAndDestroy()
  })
}
