import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Network } from '../../../src/platform/network.ts'
import { hearProver } from '../../../src/steps/prover/hear-prover.ts'

const beginning = 'token a1b2\nread 0 abc\nwrite 0\nserver 10.0.0.2\n'

/** A network in which each host says its text, and the name server answers the job after some milliseconds. */
function aNetwork(says: Readonly<Record<string, string>>, answersAfter: number | null): Network {
  return {
    async hear(host, _, __, onText) {
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

const hear = (network: Network, log = '') =>
  hearProver({ token: 'a1b2', hosts: ['a', 'b'], port: 1, patience: 50, readLog: async () => log }, network)

test('it is heard where it speaks, and nobody else is', async () => {
  const says = { a: 'SSH-2.0-OpenSSH\n', b: `${beginning}answered 0\n` }
  expect(await hear(aNetwork(says, 1))).toMatchObject({
    host: 'b',
    report: { read: { errno: 0, text: 'abc' }, write: 0, server: '10.0.0.2', answer: 0 },
  })
})

test('its log has the rest if its port is not reached', async () => {
  const heard = await hear(aNetwork({}, 1), `${beginning}answered 5\n`)
  expect(heard).toMatchObject({ host: null, report: { answer: 5 } })
})

test('one that says nothing at all', async () => {
  expect(await hear(aNetwork({}, 1))).toBeNull()
})

test('no query is made without a name server', async () => {
  const network = {
    ...aNetwork({ a: 'token a1b2\nserver none\nsilent\n' }, 1),
    nameServerAnswers: () => Promise.reject(new Error('it was asked')),
  }
  expect(await hear(network)).toMatchObject({ serverAnswersJob: false, report: { server: null } })
})

test('a server that is silent for both says nothing of the container, and does not take long to find out', async () => {
  const started = performance.now()
  expect(await hear(aNetwork({ a: beginning }, null))).toMatchObject({ serverAnswersJob: false })
  expect(performance.now() - started).toBeLessThan(4_000)
})

test('a server that answers the job alone: the container had time for several queries', async () => {
  const started = performance.now()
  const heard = await hear(aNetwork({ a: beginning }, 10))
  expect(heard?.serverAnswersJob).toBe(true)
  expect(heard?.report.answer).toBeUndefined()
  expect(performance.now() - started).toBeGreaterThan(2_900)
})
