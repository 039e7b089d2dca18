import { afterEach, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { at, isQuiet, mainMoments, modes, postMoments } from './moments.ts'
import { ownEngine } from './own-engine.ts'
import { play } from './play.ts'

const engine = ownEngine(process.env['BERTH_FAULTS_ENGINE'] ?? '')
afterEach(() => engine.resume())

const silent = /^(engine-timeout|no-strategy-left: .*did not answer within)/s
const warned = /^not-undone: .*(docker did not answer in time|buildx rm)/is
/** A change has 60 s, after a question of 10 s; the undo of a builder has 10 s for the engine, 20 s for buildx and 10 s for the engine again. */
const limits = { main: 75_000, post: 80_000 }

test.each(orFew(modes, (mode) => mode === 'socket'))(
  '%s: from before main until post has ended',
  async (mode) => {
    await play({
      ...{ fault: 'engine-paused', mode, moment: 'before main' },
      prepare: () => engine.pause(),
      mend: () => engine.resume(),
      reported: silent,
      limits,
    })
  },
)

test.each(orFew(mainMoments, ({ mode, during }) => mode === 'dind' && during === 'removing berth resources'))(
  '$mode: from when main begins to $during until post has ended',
  async (moment) => {
    await play({
      ...{ fault: 'engine-paused', mode: moment.mode, moment: `main: ${moment.during}` },
      inMain: at(moment, () => engine.pause()),
      mend: () => engine.resume(),
      reported: silent,
      mayPass: isQuiet(moment),
      warned,
      limits,
    })
  },
)

test.each(
  orFew(mainMoments, ({ mode, during }) => mode === 'socket' && during === 'removing berth resources'),
)('$mode: from when main begins to $during until main has ended', async (moment) => {
  await play({
    ...{ fault: 'engine-paused-in-main', mode: moment.mode, moment: `main: ${moment.during}` },
    inMain: at(moment, () => engine.pause()),
    between: () => engine.resume(),
    reported: silent,
    mayPass: isQuiet(moment),
    limits,
  })
})

test.each(orFew(postMoments, ({ during }) => during === 'removing directory'))(
  '$mode: as post begins to undo: $during',
  async (moment) => {
    await play({
      ...{ fault: 'engine-paused', mode: moment.mode, moment: `post: ${moment.during}` },
      inPost: at(moment, () => engine.pause()),
      mend: () => engine.resume(),
      reported: null,
      warned,
      limits,
    })
  },
)
