import type { IncomingMessage } from 'node:http'
import { PassThrough } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { followContainers } from '../../../src/companion/ports/follow-containers.ts'
import { closeAfterwards } from '../../opened/close-afterwards.ts'

/** A daemon whose lists take some time. */
function aDaemon() {
  let lists = 0
  let events = new PassThrough()
  let isDown = false
  return {
    lists: () => lists,
    event: (...each: readonly object[]) =>
      events.write(each.map((event) => `${JSON.stringify(event)}\n`).join('')),
    fall: () => {
      isDown = true
      events.destroy()
    },
    rise: () => {
      isDown = false
    },
    requests: {
      async get() {
        lists += 1
        const Id = `list ${lists}`
        await sleep(20)
        return [{ Id }]
      },
      async open() {
        if (isDown) throw new Error('connect ENOENT')
        events = new PassThrough()
        return events as unknown as IncomingMessage
      },
    },
  }
}

async function followed(daemon: ReturnType<typeof aDaemon>) {
  const controller = new AbortController()
  const told: string[] = []
  const following = followContainers(daemon.requests, controller.signal, {
    onConnected: async () => void told.push('connected'),
    onSeen: async ([container], started) => void told.push([container?.Id, ...started].join(' ')),
    onLost: async (error) => void told.push(`lost: ${String(error)}`),
  })
  await closeAfterwards(async () => {
    controller.abort()
    daemon.fall()
    await following
  })
  return told
}

test('the containers are listed at first, and after each change', async () => {
  const daemon = aDaemon()
  const told = await followed(daemon)
  await sleep(50)
  daemon.event({ Action: 'start', id: 'web' })
  await sleep(50)
  daemon.event({ Action: 'die', id: 'web' })
  await sleep(50)
  expect(told).toEqual(['connected', 'list 1', 'list 2 web', 'list 3'])
})

test('a hundred events at once cause two lists', async () => {
  const daemon = aDaemon()
  const told = await followed(daemon)
  await sleep(50)
  daemon.event(
    ...Array.from({ length: 100 }, (_, each) => ({ Action: 'start', id: `container-${each % 2}` })),
  )
  await sleep(100)
  expect(told).toEqual(['connected', 'list 1', 'list 2 container-0', 'list 3 container-1 container-0'])
  await sleep(100)
  expect(daemon.lists()).toBe(3)
})

test('a daemon that ends is followed again', async () => {
  const daemon = aDaemon()
  const told = await followed(daemon)
  await sleep(50)
  daemon.fall()
  await sleep(600)
  daemon.rise()
  await sleep(600)
  expect(told.filter((line) => !line.startsWith('lost'))).toEqual([
    'connected',
    'list 1',
    'connected',
    'list 2',
  ])
  expect(told).toContain('lost: the connection has ended')
  expect(told).toContain('lost: Error: connect ENOENT')
})
