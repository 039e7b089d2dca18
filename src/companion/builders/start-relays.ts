import { createServer, type Socket } from 'node:net'
import type { BuilderRelay, BuildersTask } from '../../plan/companion-steps.ts'
import { daemonAt } from '../guard/daemon.ts'
import { listenAt } from '../guard/listen.ts'
import type { RunningTask, Surroundings } from '../task.ts'
import { dialBuildkit } from './dial-buildkit.ts'

/**
 * Serves a socket for each BuildKit container. A connection to it is a connection to BuildKit's API, and to nothing else in the
 * container.
 *
 * @throws an error if a socket cannot be made
 */
export async function startRelays(
  { log }: Pick<Surroundings, 'log'>,
  { relays }: BuildersTask,
): Promise<RunningTask> {
  const running: RunningTask[] = []
  const stop = async () => {
    await Promise.all(running.map((relay) => relay.stop()))
  }
  try {
    for (const relay of relays) running.push(await serve(relay, log))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

async function serve(
  { socket, container, daemon: address }: BuilderRelay,
  log: Surroundings['log'],
): Promise<RunningTask> {
  const daemon = daemonAt(address)
  const clients = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client)
    client.once('close', () => clients.delete(client))
    // An error of the client ends its connection, and the other side is told by `close`.
    client.on('error', () => client.destroy())
    dialBuildkit(daemon, container, client).catch((error: unknown) => {
      log(`no connection to ${container}: ${error instanceof Error ? error.message : String(error)}`)
      client.destroy()
    })
  })
  const removeSocket = await listenAt(server, socket)
  return {
    async stop() {
      removeSocket()
      server.close()
      for (const client of clients) client.destroy()
    },
  }
}
