import { expect, test } from '@jest/globals'
import { openPorts } from '../../../src/companion/ports/open-ports.ts'
import type { PublishedPort } from '../../../src/values/published-ports-of.ts'
import { closeAfterwards } from '../../opened/close-afterwards.ts'
import { aClient, aServer, aTaker, daemon, received } from './ends.ts'

const none: ReadonlySet<string> = new Set()

async function somePorts() {
  const problems: string[] = []
  const ports = openPorts((problem) => void problems.push(problem))
  await closeAfterwards(() => ports.become([], daemon, none))
  return { problems, become: ports.become }
}

const published = (port: number, differences: Partial<PublishedPort> = {}): PublishedPort => ({
  ...{ protocol: 'tcp', port, id: 'id-of-web', name: 'web', beyond: null },
  ...differences,
})

const answer = async (port: number, host?: string) => {
  const client = await aClient(port, host).catch((error) => String(error.code))
  if (typeof client === 'string') return client
  const text = await received(client)
  client.destroy()
  return text
}

test('ports open and close with their containers', async () => {
  const port = await aServer((socket) => socket.end('served'))
  const { become, problems } = await somePorts()
  await become([published(port)], daemon, none)
  expect([await answer(port), await answer(port, '::1')]).toEqual(['served', 'served'])
  await become([], daemon, none)
  expect([await answer(port), await answer(port, '::1')]).toEqual(['ECONNREFUSED', 'ECONNREFUSED'])
  expect(problems).toEqual([])
})

test('a connection outlives the start of another container', async () => {
  const port = await aServer((socket) => socket.once('data', () => socket.end('served')))
  const { become } = await somePorts()
  await become([published(port)], daemon, none)
  const client = await aClient(port)
  await become([published(port), published(port + 1, { id: 'other' })], daemon, new Set(['other']))
  const result = received(client)
  client.write('now')
  expect(await result).toBe('served')
})

test('a taken port is reported once, is not forwarded, and is tried again if its container starts again', async () => {
  const port = await aServer((socket) => socket.end('served'))
  const free = await aTaker({ port, host: '127.0.0.1' }, 'of the job')
  const { become, problems } = await somePorts()
  for (const restarted of [none, none, new Set(['id-of-web'])])
    await become([published(port)], daemon, restarted)
  expect(problems).toEqual([
    `Port ${port}/tcp of container web is not at 127.0.0.1:${port}: another process of this machine listens there. It is at ${daemon}:${port}.`,
  ])
  expect([await answer(port), await answer(port, '::1')]).toEqual(['of the job', 'ECONNREFUSED'])

  await free()
  await become([published(port)], daemon, none)
  expect(await answer(port)).toBe('ECONNREFUSED')
  await become([published(port)], daemon, new Set(['id-of-web']))
  expect(await answer(port)).toBe('served')
})

test('a port that is taken on IPv6 only is reported, and is at 127.0.0.1', async () => {
  const port = await aServer((socket) => socket.end('served'))
  await aTaker({ port, host: '::1', ipv6Only: true }, 'of the job')
  const { become, problems } = await somePorts()
  await become([published(port)], daemon, none)
  expect(problems).toEqual([expect.stringContaining(`is not at [::1]:${port}`)])
  expect(await answer(port)).toBe('served')
})

test('a port at an address that the job does not reach is reported once', async () => {
  const { become, problems } = await somePorts()
  for (const _ of [1, 2]) await become([published(8080, { beyond: '172.30.0.1' })], daemon, none)
  expect(problems).toHaveLength(1)
})

test('a daemon with another address has its ports there', async () => {
  const port = await aServer((socket) => socket.end('old'))
  const { become } = await somePorts()
  await become([published(port)], daemon, none)
  await aTaker({ port, host: '127.0.0.3' }, 'new')
  await become([published(port)], '127.0.0.3', none)
  expect(await answer(port)).toBe('new')
})
