import { get as getPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { get as getEncrypted } from 'node:https'
import { tlsVariables } from '../values/client-variables.ts'
import type { DaemonAddress } from '../values/daemon-address.ts'
import { engineAddress } from './engine-address.ts'
import { type EngineKeys, engineKeys } from './engine-keys.ts'

/** GET requests to an engine, without dockerode, which takes 60 ms to load and 20 MB. */
export type EngineRequests = {
  /**
   * The answer as JSON. null: the object does not exist.
   *
   * @throws an error for any other answer, or none within `timeout` milliseconds
   */
  get(path: string, timeout: number): Promise<unknown>
  /** The answer as it comes. Rejects for a status other than 200. */
  open(path: string, signal: AbortSignal): Promise<IncomingMessage>
}

/** Bytes of an answer that is read whole. An inspected container has some kilobytes. */
const largest = 64 * 1024 ** 2

/** The engine at this address. No connection is kept, so that an idle process has none. */
export function engineRequests(address: DaemonAddress): EngineRequests {
  const options = optionsOf(address)
  const get = options.protocol === 'https:' ? getEncrypted : getPlain
  const ask = (path: string, signal: AbortSignal) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get({ ...options, path, signal, headers: { Host: 'docker' } }, resolve)
        // A daemon whose machine is gone sends no end.
        .on('socket', (socket) => socket.setKeepAlive(true, 30_000))
        .on('error', reject)
    })
  return {
    async get(path, timeout) {
      const response = await ask(path, AbortSignal.timeout(timeout))
      const text = await textOf(response)
      if (response.statusCode === 404) return null
      if (response.statusCode !== 200) throw new Error(`status ${response.statusCode} of ${path}`)
      return JSON.parse(text)
    },
    async open(path, signal) {
      const response = await ask(path, signal)
      // A reader that has ended does not hear that the connection was aborted.
      response.on('error', () => {})
      if (response.statusCode === 200) return response
      response.resume()
      throw new Error(`status ${response.statusCode} of ${path}`)
    },
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length
    if (bytes > largest) throw new Error(`an answer of over ${largest} bytes`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function optionsOf({ host, certificates }: DaemonAddress): RequestOptions & Partial<EngineKeys> {
  const variables = certificates ? tlsVariables(certificates) : {}
  const address = engineAddress(host, variables)
  if ('socketPath' in address) return { socketPath: address.socketPath, protocol: 'http:' }
  const keys = address.protocol === 'https' ? engineKeys(variables) : {}
  return { host: address.host, port: address.port, protocol: `${address.protocol}:`, ...keys }
}
