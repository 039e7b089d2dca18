import { connect } from 'node:net'
import { engineAddress } from './engine-address.ts'

/** Milliseconds. A daemon of this machine accepts at once. */
const patience = 2_000

/**
 * Whether connect(2) succeeds for this process.
 *
 * @param address `unix://…` or `tcp://…`
 */
export function canConnect(address: string): Promise<boolean> {
  const { socketPath, host, port } = { socketPath: '', port: '', ...engineAddress(address, {}) }
  return new Promise((resolve) => {
    const socket = connect(socketPath ? { path: socketPath } : { host: host ?? '', port: Number(port) })
    const end = (isConnected: boolean) => {
      socket.destroy()
      resolve(isConnected)
    }
    socket.setTimeout(patience, () => end(false))
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
