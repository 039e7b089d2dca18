import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { canConnect } from '../../src/platform/can-connect.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'

async function listening(at: string | number) {
  const server = createServer((socket) => socket.on('error', () => {}))
  server.listen(at as number)
  await once(server, 'listening')
  await closeAfterwards(() => void server.close())
  return server
}

test('a socket that a process listens on can be connected to', async () => {
  const path = join(await temporaryFolder('sockets'), 'a.sock')
  expect(await canConnect(`unix://${path}`)).toBe(false)
  await listening(path)
  expect(await canConnect(`unix://${path}`)).toBe(true)
})

test('a port too, until it is closed', async () => {
  const server = await listening(0)
  const address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await canConnect(address)).toBe(true)
  server.close()
  await once(server, 'close')
  expect(await canConnect(address)).toBe(false)
})
