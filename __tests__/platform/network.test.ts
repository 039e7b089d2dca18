import { createSocket, type Socket } from 'node:dgram'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { network } from '../../src/platform/network.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

async function listening(onConnection: Parameters<typeof createServer>[1]): Promise<number> {
  const server: Server = createServer(onConnection)
  ends.push(() => server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

describe('a TCP port', () => {
  test('is read until the connection is closed', async () => {
    const port = await listening((connection) => {
      connection.write('one\n')
      setTimeout(() => connection.end('two\n'), 20)
    })
    let heard = ''
    await network.receive('127.0.0.1', port, AbortSignal.timeout(5_000), (text) => {
      heard += text
    })
    expect(heard).toBe('one\ntwo\n')
  })

  test('is an error if it is closed', async () => {
    const port = await listening(() => {})
    for (const end of ends.splice(0)) end()
    const receiving = network.receive('127.0.0.1', port, AbortSignal.timeout(5_000), () => {})
    await expect(receiving).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('is abandoned when the signal is aborted', async () => {
    const port = await listening((connection) => {
      connection.on('error', () => {})
      ends.push(() => connection.destroy())
    })
    const receiving = network.receive('127.0.0.1', port, AbortSignal.timeout(50), () => {})
    await expect(receiving).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a DNS server', () => {
  /** One at port 53 of an address of the loopback network; undefined if this process may not have it. */
  async function server(
    address: string,
    answer: (query: Buffer) => Buffer | null,
  ): Promise<Socket | undefined> {
    const socket = createSocket('udp4')
    const bound = new Promise<boolean>((resolve) => {
      socket.on('error', () => resolve(false))
      socket.bind(53, address, () => resolve(true))
    })
    if (!(await bound)) return undefined
    ends.push(() => socket.close())
    return socket.on('message', (query, { port, address: from }) => {
      const said = answer(query)
      if (said) socket.send(said, port, from)
    })
  }
  const refusal = (query: Buffer) => {
    const answer = Buffer.from(query)
    answer.writeUInt16BE(0x8185, 2)
    return answer
  }

  test('has answered if it returns an error, or if the first query was lost', async () => {
    let asked = 0
    const has = await server('127.53.0.1', (query) => (++asked > 1 ? refusal(query) : null))
    if (!has) return
    expect(await network.nameServerAnswers('127.53.0.1', AbortSignal.timeout(5_000))).toBe(true)
  })

  test.each([
    ['is silent', () => null],
    ['answers another query', () => Buffer.alloc(12, 0xff)],
    ['sends the query back', (query: Buffer) => query],
    ['answers too little', () => Buffer.from('be57')],
  ])('that %s has not answered', async (_, answer) => {
    await server('127.53.0.2', answer)
    expect(await network.nameServerAnswers('127.53.0.2', AbortSignal.timeout(400))).toBe(false)
  })

  test('gets no more queries once the signal is aborted', async () => {
    expect(await network.nameServerAnswers('127.53.0.3', AbortSignal.abort())).toBe(false)
  })
})
