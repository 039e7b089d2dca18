import type { Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import type { Daemon } from '../guard/daemon.ts'
import { standardOutput } from './standard-output.ts'

/** As Buildx connects to BuildKit in a container (docker/buildx, driver/docker-container/driver.go: `Dial`). */
const command = ['buildctl', 'dial-stdio']

/**
 * Connects a client to BuildKit in a container, until one of the two has closed.
 *
 * @throws an error if the container does not run, or the connection breaks
 */
export async function dialBuildkit(daemon: Daemon, container: string, client: Socket): Promise<void> {
  const stdio = { AttachStdin: true, AttachStdout: true, AttachStderr: true }
  const id = await createExec(daemon, container, { ...stdio, Cmd: command })
  const { connection, head } = await startExec(daemon, id)
  client.once('close', () => connection.destroy())
  if (head.length > 0) connection.unshift(head)
  await Promise.all([pipeline(client, connection), pipeline(connection, standardOutput(), client)])
}

async function createExec(daemon: Daemon, container: string, settings: object): Promise<string> {
  const target = `/containers/${encodeURIComponent(container)}/exec`
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    begin(daemon, target, settings, [])
      .once('error', reject)
      .once('response', (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        response.once('error', reject).once('end', () => resolve({ status: response.statusCode ?? 0, text }))
      })
  })
  const { Id, message }: { Id?: string; message?: string } = JSON.parse(text || '{}')
  if (status !== 201 || Id === undefined) throw new Error(message ?? `status ${status}`)
  return Id
}

function startExec(daemon: Daemon, id: string): Promise<{ connection: Socket; head: Buffer }> {
  return new Promise((resolve, reject) => {
    begin(daemon, `/exec/${id}/start`, { Detach: false, Tty: false }, [
      'Connection',
      'Upgrade',
      'Upgrade',
      'tcp',
    ])
      .once('error', reject)
      .once('upgrade', (_, connection: Socket, head: Buffer) => resolve({ connection, head }))
      .once('response', (response) => {
        response.resume()
        reject(new Error(`the daemon does not change the protocol: status ${response.statusCode}`))
      })
  })
}

function begin(daemon: Daemon, target: string, body: object, more: readonly string[]) {
  const text = JSON.stringify(body)
  const length = String(Buffer.byteLength(text))
  const headers = ['Host', 'docker', 'Content-Type', 'application/json', 'Content-Length', length, ...more]
  const request = daemon.begin({ method: 'POST', target, headers })
  request.end(text)
  return request
}
