import { renameSync } from 'node:fs'
import { describe, test } from '@jest/globals'
import { dindSteps, socketSteps, wordsOf } from '../integration/step-titles.ts'
import { orFew } from '../long-form.ts'
import { play } from './play.ts'
import { betweenJobAndEngine } from './proxy.ts'

/**
 * Requests by which a mode stands or falls, in the order of a run. Not buildx's creation of a container without a name,
 * by which it looks for GPUs (driver/docker-container): where the answer to that is lost, nobody knows whose it is.
 */
const requests = {
  socket: [
    ...[/^GET \S*\/info/, /^GET \S*\/containers\/json/, /^GET \S*\/images\/\S+\/json/],
    ...[
      /^POST \S*\/containers\/create\?name=/,
      // buildx starts the one without a name too, by its id.
      /^POST \S*\/berth-\S*\/start/,
      /^POST \S*\/images\/create/,
    ],
  ],
  dind: [
    ...[/^GET \S*\/info/, /^GET \S*\/containers\/json/, /^GET \S*\/images\/\S+\/json/],
    ...[
      /^GET \S*\/volumes\//,
      /^POST \S*\/volumes\/create/,
      /^POST \S*\/containers\/create\?name=/,
      /^POST \S*\/start/,
    ],
  ],
} as const

/** Those of the short form. */
const isTelling = ({ mode, at }: { readonly mode: string; readonly at: RegExp }): boolean =>
  mode === 'dind' && /containers.{1,4}create/.test(at.source)

const cases = (['socket', 'dind'] as const).flatMap((mode) => requests[mode].map((at) => ({ mode, at })))

/** Such as `POST /volumes/create`. */
const nameOf = (at: RegExp): string =>
  `\`${at.source.slice(1).replaceAll('\\', '').replace('?name=', '').replace('/berth-S*', '').replace('S*', '').replace('S+', '…')}\``

describe('answers', () => {
  test.each(orFew(cases, ({ at, mode }) => mode === 'dind' && /containers.{1,3}json/.test(at.source)))(
    '$mode: none comes to $at',
    async ({ mode, at }) => {
      let proxy = { mend() {} }
      await play({
        ...{ fault: 'answer-withheld', mode, moment: nameOf(at) },
        prepare: async (job) => {
          proxy = await betweenJobAndEngine(job, { at, fault: 'withhold' })
        },
        between: () => proxy.mend(),
        reported: /^(no-strategy-left|engine-timeout|proof-failed)/,
        limits: { main: 120_000, post: 30_000 },
      })
    },
  )

  test.each(orFew(cases, isTelling))('$mode: the one to $at is cut', async ({ mode, at }) => {
    await play({
      ...{ fault: 'answer-cut', mode, moment: nameOf(at) },
      prepare: (job) => betweenJobAndEngine(job, { at, fault: 'cut' }),
      reported: /^(no-strategy-left|engine-unreachable|engine-timeout|builder-not-ready|proof-failed)/,
      // buildx asks again; a list that is missing only makes a fact unseen.
      mayPass: true,
      limits: { main: 75_000, post: 30_000 },
    })
  })
})

const socket = (process.env['DOCKER_HOST'] ?? '').replace('unix://', '')

describe.each([
  { mode: 'socket', steps: socketSteps },
  { mode: 'dind', steps: dindSteps },
] as const)('the socket goes: $mode', ({ mode, steps }) => {
  test.each(orFew(steps, (step) => /Testing/.test(step.source)))('at %s', async (step) => {
    await play({
      ...{ fault: 'socket-removed', mode, moment: `main: ${wordsOf(step)}` },
      inMain: { when: (line) => step.test(line), strike: () => renameSync(socket, `${socket}.gone`) },
      mend: () => renameSync(`${socket}.gone`, socket),
      reported: /^(engine-unreachable|builder-not-ready: .*docker.sock)/s,
      // A connection that was open before goes on.
      mayPass: true,
      warned: /^not-undone: .*the connection to docker failed/is,
    })
  })
})
