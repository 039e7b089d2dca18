import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { HostConfiguration } from '../../src/platform/docker.ts'
import { listen } from '../opened/server.ts'
import type { Job } from '../run-action.ts'

/**
 * Puts itself between the job and the engine, which then seems to have the runtime of Sysbox. The engine itself answers, so
 * it refuses a container with that runtime.
 *
 * @returns the host configurations of the containers that the job asks for
 */
export async function betweenEngineWithSysbox(job: Job): Promise<HostConfiguration[]> {
  const asked: HostConfiguration[] = []
  const socketPath = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace('unix://', '')
  const server = createServer(async (incoming, outgoing) => {
    const { url: path = '', method = 'GET', headers } = incoming
    const body = method === 'POST' && path.includes('/containers/create') ? await text(incoming) : null
    if (body !== null) asked.push(JSON.parse(body).HostConfig)
    const onward = request({ socketPath, path, method, headers }, (answer) => pass(path, answer, outgoing))
    onward.on('error', () => outgoing.destroy())
    if (body === null) incoming.pipe(onward)
    else onward.end(body)
  })
  job.environment['DOCKER_HOST'] = `unix://${await listen(server, join(job.folder, 'sysbox.sock'))}`
  return asked
}

async function pass(path: string, answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { statusCode = 500, headers } = answer
  if (!/\/info(\?|$)/.test(path)) {
    outgoing.writeHead(statusCode, headers)
    answer.pipe(outgoing)
    return
  }
  const info = JSON.parse(await text(answer))
  const changed = { ...info, Runtimes: { ...info.Runtimes, 'sysbox-runc': { path: '/usr/bin/sysbox-runc' } } }
  const { 'content-length': _, ...others } = headers
  outgoing.writeHead(statusCode, others)
  outgoing.end(JSON.stringify(changed))
}
