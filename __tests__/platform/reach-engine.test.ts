import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { connectDocker } from '../../src/platform/docker.ts'
import { files } from '../../src/platform/files.ts'
import { reachEngine } from '../../src/platform/reach-engine.ts'

let folder = ''
let server: Server | undefined
const connections: Socket[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'berth-reach-'))
})
afterEach(async () => {
  for (const connection of connections.splice(0)) connection.destroy()
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
  server = undefined
  await rm(folder, { recursive: true })
})

const reach = (host: string) => reachEngine(connectDocker(host, { environment: {} }), files, 300)

async function serve(react: (connection: Socket) => void, at?: string): Promise<string> {
  server = createServer((connection) => {
    connections.push(connection)
    connection.on('error', () => {})
    react(connection)
  })
  await new Promise<void>((resolve) => server?.listen(at ?? { host: '127.0.0.1', port: 0 }, resolve))
  const address = server.address()
  return typeof address === 'string' ? `unix://${address}` : `tcp://127.0.0.1:${address?.port}`
}
const answering = (status: string) => (connection: Socket) =>
  void connection.on('data', () => connection.end(`HTTP/1.1 ${status}\r\nContent-Length: 2\r\n\r\nOK`))

test.each<[string, () => Promise<string>, string]>([
  ['answers', () => serve(answering('200 OK')), 'answers'],
  ['is ill', () => serve(answering('500 Internal Server Error')), 'answers'],
  ['closes the connection', () => serve((connection) => connection.destroy()), 'closed'],
  ['accepts and says nothing at a socket', () => serve(() => {}, join(folder, 'a.sock')), 'late'],
  ['accepts and says nothing on TCP', () => serve(() => {}), 'hopeless'],
  ['speaks another protocol', () => serve((connection) => connection.end('hello\r\n\r\n')), 'hopeless'],
  ['has no socket yet', async () => `unix://${folder}/none.sock`, 'missing'],
  ['has no directory', async () => `unix://${folder}/none/none.sock`, 'hopeless'],
  ['does not listen', async () => 'tcp://127.0.0.1:9', 'refused'],
  ['has an unknown name', async () => 'tcp://no-such-name.invalid:2375', 'hopeless'],
])('an engine that %s', async (_, begin, expected) => {
  expect(await reach(await begin())).toBe(expected)
})
