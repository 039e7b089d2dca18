import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { ask } from './oracle.ts'

/** A request that the engine got, as Go reads it. */
export type Received = {
  readonly method: string
  /** Without the version. */
  readonly path: string
  readonly form: Readonly<Record<string, readonly string[]>>
  /** In base64. */
  readonly body: string | null
}

export type RecordingRelay = {
  /** The address of the socket that stands before the engine's. */
  readonly host: string
  /** All requests since the last call, read from the bytes of the connections by Go. */
  readonly received: () => Promise<readonly Received[]>
}

/** Copies bytes between a socket and the engine's, and keeps what the engine gets. It reads nothing, so that it can misread nothing. */
export async function recordingRelay(engineSocket: string): Promise<RecordingRelay> {
  const socket = join(await temporaryFolder('relay'), 'relay.sock')
  const connections: { readonly sent: Buffer[]; readonly answered: Buffer[]; changed: boolean }[] = []
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const engine = connect({ path: engineSocket, allowHalfOpen: true })
    const kept = { sent: [] as Buffer[], answered: [] as Buffer[], changed: false }
    connections.push(kept)
    client.on('data', (bytes) => kept.sent.push(bytes)).pipe(engine)
    engine.on('data', (bytes) => kept.answered.push(bytes)).pipe(client)
    for (const [one, other] of [[client, engine] as const, [engine, client] as const]) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroySoon()
      })
    }
  })
  server.listen(socket)
  await once(server, 'listening')
  await closeAfterwards(() => {
    for (const one of open) one.destroy()
    server.close()
  })

  const received = async () => {
    // The guard keeps connections, so that one of them can have requests of several calls.
    const used = connections.flatMap((connection) => {
      const bytes = Buffer.concat(connection.sent.splice(0))
      const answered = Buffer.concat(connection.answered.splice(0)).toString('latin1', 0, 12)
      // What follows a change of the protocol is no HTTP.
      const isRest = connection.changed
      connection.changed ||= answered === 'HTTP/1.1 101'
      const kind = connection.changed ? ('request' as const) : ('connection' as const)
      return bytes.length === 0 || isRest ? [] : [{ kind, bytes }]
    })
    if (used.length === 0) return []
    const answers = await ask(used)
    return answers.flatMap(({ error, seen }) => {
      if (error !== undefined) throw new Error(`the engine got what Go cannot read: ${error}`)
      return (Array.isArray(seen) ? seen : [seen]) as Received[]
    })
  }
  return { host: `unix://${socket}`, received }
}
