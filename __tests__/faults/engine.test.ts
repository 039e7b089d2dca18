import { afterEach, describe, test } from '@jest/globals'
import { dindSteps, dindUndos, socketSteps, socketUndos, wordsOf } from '../integration/steps-told.ts'
import { orFew } from './is-short.ts'
import { ownEngine } from './own-engine.ts'
import { play } from './play.ts'

const engine = ownEngine(process.env['BERTH_FAULTS_ENGINE'] ?? '')
afterEach(async () => {
  engine.resume()
  await engine.start()
})

const restart = async () => {
  await engine.end('SIGTERM')
  await engine.start()
}

/** A step that asks the engine nothing; the fault may come too late for what follows it. */
const isQuiet = (step: RegExp): boolean => /Point|Find|Create the directory/.test(step.source)
const at = (step: RegExp) => (line: string) => step.test(line)

const moments = (['socket', 'dind'] as const).flatMap((mode) =>
  (mode === 'socket' ? socketSteps : dindSteps).map((step) => ({ mode, step, during: wordsOf(step) })),
)
const undoMoments = (['socket', 'dind'] as const).flatMap((mode) =>
  (mode === 'socket' ? socketUndos : dindUndos).map((step) => ({ mode, step, during: wordsOf(step) })),
)

describe('the engine is killed', () => {
  const died = /^(engine-unreachable|no-strategy-left|daemon-not-ready)/

  test.each(orFew(moments, ({ during }) => /create the builder|launch/.test(during)))(
    '$mode: as main begins to $during',
    async ({ mode, step, during }) => {
      await play({
        ...{ fault: 'engine-killed', mode, moment: `main: ${during}` },
        inMain: { when: at(step), strike: () => engine.end('SIGKILL') },
        mend: () => engine.start(),
        told: died,
        mayPass: isQuiet(step),
        warned: /^not-undone: .*the connection to the engine broke/is,
      })
    },
  )

  test.each(orFew(undoMoments, ({ during }) => /stopping/.test(during)))(
    '$mode: as post begins to undo: $during',
    async ({ mode, step, during }) => {
      await play({
        ...{ fault: 'engine-killed', mode, moment: `post: ${during}` },
        inPost: { when: at(step), strike: () => engine.end('SIGKILL') },
        mend: () => engine.start(),
        told: null,
        warned: /^not-undone: .*(the connection to the engine broke|buildx rm)/is,
      })
    },
  )
})

describe('the engine is restarted', () => {
  test.each(orFew(moments, ({ during }) => /launch|prove/.test(during)))(
    '$mode: as main begins to $during',
    async ({ mode, step, during }) => {
      await play({
        ...{ fault: 'engine-restarted', mode, moment: `main: ${during}` },
        inMain: { when: at(step), strike: restart },
        told: /^(engine-unreachable|engine-error|daemon-not-ready|builder-not-ready|proof-failed)/,
        mayPass: true,
      })
    },
  )

  test.each(['socket', 'dind'] as const)('%s: between main and post', async (mode) => {
    await play({
      ...{ fault: 'engine-restarted', mode, moment: 'between main and post' },
      between: restart,
      told: null,
    })
  })

  test.each(orFew(undoMoments, ({ during }) => /create the builder/.test(during)))(
    '$mode: as post begins to undo: $during',
    async ({ mode, step, during }) => {
      await play({
        ...{ fault: 'engine-restarted', mode, moment: `post: ${during}` },
        inPost: { when: at(step), strike: restart },
        told: null,
        warned: /^not-undone: .*(the connection to the engine broke|buildx rm)/is,
      })
    },
  )
})

describe('the engine hangs', () => {
  const silent = /^(engine-timeout|no-strategy-left: .*did not answer within)/s
  const warned = /^not-undone: .*(the engine did not answer in time|buildx rm|it took over)/is
  // A change has 60 s; the builder's undo has 10 s for the engine, 30 s for buildx and 10 s for the engine again.
  const limits = { main: 70_000, post: 60_000 }

  test.each(orFew(['socket', 'dind'] as const, (mode) => mode === 'socket'))(
    '%s: before main',
    async (mode) => {
      await play({
        ...{ fault: 'engine-paused', mode, moment: 'before main' },
        prepare: () => engine.pause(),
        mend: () => engine.resume(),
        told: silent,
        limits,
      })
    },
  )

  test.each(orFew(moments, ({ during }) => during === 'create the directory'))(
    '$mode: from when main begins to $during until post has ended',
    async ({ mode, step, during }) => {
      await play({
        ...{ fault: 'engine-paused', mode, moment: `main: ${during}` },
        inMain: { when: at(step), strike: () => engine.pause() },
        mend: () => engine.resume(),
        told: silent,
        mayPass: isQuiet(step),
        warned,
        limits,
      })
    },
  )

  test.each(orFew(moments, ({ mode, during }) => mode === 'socket' && during === 'sweep'))(
    '$mode: from when main begins to $during until main has ended',
    async ({ mode, step, during }) => {
      await play({
        ...{ fault: 'engine-paused-in-main', mode, moment: `main: ${during}` },
        inMain: { when: at(step), strike: () => engine.pause() },
        between: () => engine.resume(),
        told: silent,
        mayPass: isQuiet(step),
        limits,
      })
    },
  )

  test.each(orFew(undoMoments, ({ during }) => /volume/.test(during)))(
    '$mode: as post begins to undo: $during',
    async ({ mode, step, during }) => {
      await play({
        ...{ fault: 'engine-paused', mode, moment: `post: ${during}` },
        inPost: { when: at(step), strike: () => engine.pause() },
        mend: () => engine.resume(),
        told: null,
        warned,
        limits,
      })
    },
  )
})
