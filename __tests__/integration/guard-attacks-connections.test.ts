import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from '@jest/globals'
import { call } from '../guard-attacks/api.ts'
import { type GuardedEngine, guardedEngine, startGuardAt } from '../guard-attacks/guarded-engine.ts'
import { must } from '../guard-attacks/neighbor.ts'
import { bytesOf, keepAlive, writeRaw } from '../guard-attacks/raw-client.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { images } from './images.ts'

let guarded: GuardedEngine

beforeAll(async () => {
  guarded = await guardedEngine()
})

const json = 'Content-Type: application/json'
const create = () => `POST /containers/create?name=${guarded.name()}`
const body = () => JSON.stringify({ Image: images.busybox, Cmd: ['cat'], OpenStdin: true })

async function opened(): Promise<Socket> {
  const connection = connect({ path: guarded.socket, allowHalfOpen: true })
  connection.on('error', () => {})
  connection.resume()
  await closeAfterwards(() => connection.destroy())
  await once(connection, 'connect')
  return connection
}

const descriptors = () => readdirSync('/proc/self/fd').length

/** Waits until as few descriptors are open as before. The guard and the relay are in this process. */
async function backTo(before: number): Promise<number> {
  for (let tries = 0; tries < 100 && descriptors() > before; tries++) await sleep(100)
  return descriptors()
}

test('a client that leaves before the end of its request changes nothing', async () => {
  const before = descriptors()
  const head = bytesOf(create(), '', [json, `Content-Length: ${body().length}`])
  for (const part of [head.slice(0, 30), head, head + body().slice(0, -1)]) {
    for (const leave of ['end', 'destroy'] as const) {
      const connection = await opened()
      connection.write(part)
      await sleep(50)
      connection[leave]()
      await sleep(50)
      connection.destroy()
    }
  }
  expect(await guarded.changes()).toEqual([])
  expect(await backTo(before)).toBeLessThanOrEqual(before)
})

test('chunks that end too early change nothing', async () => {
  const text = body()
  const chunk = `${text.length.toString(16)}\r\n${text}\r\n`
  for (const end of ['', '0', '0\r\n', '5\r\n{}']) {
    const connection = await opened()
    connection.end(bytesOf(create(), chunk + end, [json, 'Transfer-Encoding: chunked']))
    await sleep(100)
    connection.destroy()
  }
  expect(await guarded.changes()).toEqual([])
})

test('a request that comes byte by byte is read as one', async () => {
  const bytes = bytesOf(create(), body(), [json])
  const { statuses } = await writeRaw(guarded.socket, ...bytes.split('').flatMap((byte) => [byte, 1]))
  expect(statuses).toEqual([201])
  expect(await guarded.changes()).toHaveLength(1)
})

test('200 connections with half a request do not keep others waiting', async () => {
  const before = descriptors()
  const slow = await Promise.all(Array.from({ length: 200 }, opened))
  for (const connection of slow) connection.write('POST /containers/create HTTP/1.1\r\nHost: d')
  const started = performance.now()
  expect((await call(guarded.socket, 'GET /_ping')).status).toBe(200)
  expect(performance.now() - started).toBeLessThan(5_000)
  for (const connection of slow) connection.destroy()
  expect(await backTo(before)).toBeLessThanOrEqual(before)
  await guarded.received()
})

test('a client that leaves in the middle of an attached stream leaves nothing open', async () => {
  const { Id } = await must(guarded.socket, create(), JSON.parse(body()))
  await must(guarded.socket, `POST /containers/${Id}/start`)
  await guarded.changes()
  const before = descriptors()
  for (const leave of ['destroy', 'end'] as const) {
    const connection = await opened()
    const line = `POST /containers/${Id}/attach?stream=1&stdout=1&stdin=1`
    connection.write(bytesOf(line, '', ['Connection: Upgrade', 'Upgrade: tcp']))
    await once(connection, 'data')
    connection.write('to cat\n')
    await sleep(100)
    connection[leave]()
  }
  const logs = call(guarded.socket, `GET /containers/${Id}/logs?stdout=1&follow=1`).catch(() => null)
  await must(guarded.socket, `DELETE /containers/${Id}?force=1`)
  await logs
  expect(await backTo(before)).toBeLessThanOrEqual(before)
})

test('a change of the protocol does not overtake a request that has no answer yet', async () => {
  await guarded.changes()
  const events = bytesOf('GET /events', '', [keepAlive])
  for (const path of ['/containers/none/attach', '/exec/00/start']) {
    const attach = bytesOf(`POST ${path}`, '', ['Connection: Upgrade', 'Upgrade: tcp'])
    const { statuses, isClosed } = await writeRaw(guarded.socket, events + attach)
    expect({ statuses, isClosed }).toEqual({ statuses: [], isClosed: true })
  }
  const { isClosed } = await writeRaw(
    guarded.socket,
    `${events}CONNECT docker:80 HTTP/1.1\r\nHost: docker\r\n\r\n`,
  )
  expect(isClosed).toBe(true)
  expect(await guarded.changes()).toEqual([])
})

test('the engine leaves, and no client hangs', async () => {
  const { socket } = await startGuardAt(guarded, 'unix:///nothing/docker.sock')
  expect((await call(socket, 'GET /_ping')).status).toBeGreaterThanOrEqual(500)
  const reply = await call(socket, create(), JSON.parse(body()))
  expect(reply.status).toBeGreaterThanOrEqual(500)
  const attach = bytesOf('POST /containers/a/attach', '', ['Connection: Upgrade', 'Upgrade: tcp'])
  expect((await writeRaw(socket, attach)).isClosed).toBe(true)
})

test('only the user of the job can open the socket', () => {
  expect(statSync(guarded.socket).mode & 0o777).toBe(0o600)
})

test('a socket is not made where somebody else has put something', async () => {
  const folder = await temporaryFolder('socket')
  const target = join(folder, 'target')
  await writeFile(target, 'as it was')
  await symlink(target, join(folder, 'link.sock'))
  await writeFile(join(folder, 'file.sock'), 'as it was')
  await mkdir(join(folder, 'open'))
  await chmod(join(folder, 'open'), 0o777)
  for (const name of ['link.sock', 'file.sock', 'open/docker.sock']) {
    await expect(startGuardAt(guarded, 'unix:///nothing.sock', join(folder, name))).rejects.toThrow()
  }
  expect(readFileSync(target, 'utf8')).toBe('as it was')
})
