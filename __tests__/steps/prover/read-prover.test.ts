import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Network } from '../../../src/platform/network.ts'
import { readProver } from '../../../src/steps/prover/read-prover.ts'

const beginning = 'token a1b2\nread 0 abc\nwrite 0\nserver 10.0.0.2\n'

/** A network in which each host sends its text, and the DNS server answers the job after some milliseconds. */
function aNetwork(says: Readonly<Record<string, string>>, answersAfter: number | null): Network {
  return {
    async receive(host, _, __, onText) {
      const text = says[host]
      if (text === undefined) throw new Error('ECONNREFUSED')
      onText(text)
    },
    async nameServerAnswers(_, signal) {
      if (answersAfter === null) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        return false
      }
      await sleep(answersAfter)
      return true
    },
  }
}

const read = (network: Network, log = '') =>
  readProver({ token: 'a1b2', hosts: ['a', 'b'], port: 1, timeout: 50, readLog: async () => log }, network)

test('the report is read from the address where the prover answers, and not from other servers', async () => {
  const says = { a: 'SSH-2.0-OpenSSH\n', b: `${beginning}answered 0\n` }
  expect(await read(aNetwork(says, 1))).toMatchObject({
    host: 'b',
    report: { read: { errno: 0, text: 'abc' }, write: 0, server: '10.0.0.2', answer: 0 },
  })
})

test("the report is read from the container's log if its port cannot be reached", async () => {
  const result = await read(aNetwork({}, 1), `${beginning}answered 5\n`)
  expect(result).toMatchObject({ host: null, report: { answer: 5 } })
})

test('a prover without output gives null', async () => {
  expect(await read(aNetwork({}, 1))).toBeNull()
})

test('no query is made without a DNS server', async () => {
  const network = {
    ...aNetwork({ a: 'token a1b2\nserver none\nsilent\n' }, 1),
    nameServerAnswers: () => Promise.reject(new Error('unexpected query')),
  }
  expect(await read(network)).toMatchObject({ serverAnswersJob: false, report: { server: null } })
})

test('a DNS server that answers neither the container nor the job is detected within 4 s', async () => {
  const started = performance.now()
  expect(await read(aNetwork({ a: beginning }, null))).toMatchObject({ serverAnswersJob: false })
  expect(performance.now() - started).toBeLessThan(4_000)
})

test('a DNS server that answers only the job gives the container time for several queries', async () => {
  const started = performance.now()
  const result = await read(aNetwork({ a: beginning }, 10))
  expect(result?.serverAnswersJob).toBe(true)
  expect(result?.report.answer).toBeUndefined()
  expect(performance.now() - started).toBeGreaterThan(2_900)
})
