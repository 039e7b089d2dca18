import { renameSync } from 'node:fs'
import { describe, test } from '@jest/globals'
import { dindSteps, socketSteps } from '../integration/steps-told.ts'
import { play } from './play.ts'
import { betweenJobAndEngine } from './proxy.ts'

/** Requests by which a mode stands or falls, in the order of a run. */
const requests = {
  socket: [
    ...[/^GET \S*\/info/, /^GET \S*\/containers\/json/, /^GET \S*\/images\/\S+\/json/],
    ...[/^POST \S*\/containers\/create/, /^POST \S*\/start/, /^POST \S*\/images\/create/, /^POST \S*\/wait/],
  ],
  dind: [
    ...[/^GET \S*\/info/, /^GET \S*\/containers\/json/, /^GET \S*\/images\/\S+\/json/],
    ...[
      /^GET \S*\/volumes\//,
      /^POST \S*\/volumes\/create/,
      /^POST \S*\/containers\/create/,
      /^POST \S*\/start/,
    ],
  ],
} as const

const cases = (['socket', 'dind'] as const).flatMap((mode) => requests[mode].map((at) => ({ mode, at })))

describe('answers', () => {
  test.each(cases)('$mode: none comes to $at', async ({ mode, at }) => {
    let proxy = { mend() {} }
    await play({
      ...{ fault: 'answer-withheld', mode, moment: String(at) },
      prepare: async (job) => {
        proxy = await betweenJobAndEngine(job, { at, fault: 'withhold' })
      },
      between: () => proxy.mend(),
      told: /^(no-strategy-left|engine-timeout|proof-failed)/,
      limits: { main: 120_000, post: 30_000 },
    })
  })

  test.each(cases)('$mode: the one to $at is cut', async ({ mode, at }) => {
    await play({
      ...{ fault: 'answer-cut', mode, moment: String(at) },
      prepare: (job) => betweenJobAndEngine(job, { at, fault: 'cut' }),
      told: /^(no-strategy-left|engine-unreachable|builder-not-ready|proof-failed)/,
      limits: { main: 60_000, post: 30_000 },
    })
  })
})

const socket = (process.env['DOCKER_HOST'] ?? '').replace('unix://', '')

describe.each([
  { mode: 'socket', steps: socketSteps },
  { mode: 'dind', steps: dindSteps },
] as const)('the socket goes: $mode', ({ mode, steps }) => {
  test.each(steps)('at %s', async (step) => {
    await play({
      ...{ fault: 'socket-removed', mode, moment: String(step) },
      inMain: { when: (line) => step.test(line), strike: () => renameSync(socket, `${socket}.gone`) },
      mend: () => renameSync(`${socket}.gone`, socket),
      told: /^engine-unreachable/,
      warned: /^not-undone: /,
    })
  })
})
