import { describe, expect, test } from '@jest/globals'
import { toolsOf } from '../../src/action/tools.ts'
import { awaitEngine } from '../../src/steps/await-engine.ts'
import { makeWorld } from '../action/make-world.ts'
import { makeObserved, type ObservedDifferences, unseen } from '../make-facts.ts'

const refused = () => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
const unknown = () => Object.assign(new Error('unknown'), { code: 'ENOTFOUND' })
const ill = () => Object.assign(new Error('ill'), { statusCode: 500 })

const service: ObservedDifferences = {
  engine: unseen('nothing listens'),
  endpoint: { host: 'tcp://docker:2375', source: 'DOCKER_HOST', context: null },
  daemons: [],
}

/** A daemon that fails with these errors, one per attempt, and then answers. */
function answersAfter(...errors: (() => Error)[]) {
  let attempts = 0
  const { world, reported } = makeWorld({
    docker: {
      ping: async () => {
        const error = errors[attempts++]
        if (error) throw error()
      },
    },
  })
  return { tools: toolsOf(world, ''), reported, attempts: () => attempts }
}

test('a daemon that answered before is not contacted again', async () => {
  const { tools, attempts } = answersAfter()
  expect(await awaitEngine(makeObserved(), 60_000, tools)).toBe(false)
  expect(attempts()).toBe(0)
})

describe('a daemon that is starting', () => {
  test('is awaited, with a log line at the start and at the end', async () => {
    const { tools, reported } = answersAfter(refused, refused)
    expect(await awaitEngine(makeObserved(service), 60_000, tools)).toBe(true)
    expect(reported.log).toEqual([
      expect.stringMatching(
        /^Waiting for the daemon at tcp:\/\/docker:2375: connection refused \(.* of 60 s\)$/,
      ),
      expect.stringMatching(/^Daemon at tcp:\/\/docker:2375 answered after 1/),
    ])
  })

  test('is awaited no longer than the deadline', async () => {
    const { tools, reported } = answersAfter(...Array.from({ length: 100 }, () => refused))
    expect(await awaitEngine(makeObserved(service), 700, tools)).toBe(false)
    expect(reported.log.at(-1)).toBe(
      'Daemon at tcp://docker:2375 did not answer within 700 ms: connection refused',
    )
  })

  test('needs no log line if it answers at the first attempt', async () => {
    const { tools, reported } = answersAfter()
    expect(await awaitEngine(makeObserved(service), 60_000, tools)).toBe(true)
    expect(reported.log).toEqual([])
  })

  test('counts as started if it answers with an error', async () => {
    const { tools } = answersAfter(ill)
    expect(await awaitEngine(makeObserved(service), 60_000, tools)).toBe(true)
  })

  test('can be unreachable for a moment, but not for long', async () => {
    const once = answersAfter(refused, unknown, unknown)
    expect(await awaitEngine(makeObserved(service), 60_000, once.tools)).toBe(true)
    const forGood = answersAfter(refused, ...Array.from({ length: 100 }, () => unknown))
    expect(await awaitEngine(makeObserved(service), 60_000, forGood.tools)).toBe(false)
    expect(forGood.attempts()).toBeLessThan(10)
  })
})

test.each<[string, ObservedDifferences, () => Error]>([
  ['the name is unknown', {}, unknown],
  [
    'the socket is a directory',
    {
      endpoint: { host: 'unix:///var/run/docker.sock', source: 'default socket', context: null },
      daemons: unseen('a PID namespace of its own'),
      sockets: [
        { path: '/var/run/docker.sock', state: 'not-a-socket', ownerUid: 0, ownerGid: 0, mode: '0755' },
      ],
    },
    refused,
  ],
])('does not wait if %s', async (_, observed, error) => {
  const { tools, reported, attempts } = answersAfter(error, error)
  expect(await awaitEngine(makeObserved({ ...service, ...observed }), 60_000, tools)).toBe(false)
  expect(attempts()).toBeLessThan(2)
  expect(reported.log).toEqual([])
})
