import type { Daemon, Head } from './daemon.ts'

/** A response of the daemon, read completely. */
export type Reply = {
  readonly status: number
  readonly message: string
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

/**
 * Sends a request to the daemon and reads its response completely.
 *
 * @throws an error if the daemon does not answer
 */
export function ask(daemon: Daemon, head: Head, body: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = daemon.begin(head)
    request.once('error', reject)
    request.once('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          message: response.statusMessage ?? '',
          rawHeaders: response.rawHeaders,
          body: Buffer.concat(parts),
        }),
      )
    })
    request.end(body.length === 0 ? undefined : body)
  })
}

/** Asks the daemon by GET. */
export const get = (daemon: Daemon, target: string): Promise<Reply> =>
  ask(daemon, { method: 'GET', target, headers: ['Host', 'docker'] }, Buffer.alloc(0))

/** Sends JSON to the daemon. */
export function post(daemon: Daemon, target: string, json: string): Promise<Reply> {
  const body = Buffer.from(json)
  const headers = [
    'Host',
    'docker',
    'Content-Type',
    'application/json',
    'Content-Length',
    String(body.length),
  ]
  return ask(daemon, { method: 'POST', target, headers }, body)
}
