import { afterEach, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { at, mainMoments, modes, postMoments } from './moments.ts'
import { ownEngine } from './own-engine.ts'
import { play } from './play.ts'

const engine = ownEngine(process.env['BERTH_FAULTS_ENGINE'] ?? '')
afterEach(() => engine.start())

async function restart(): Promise<void> {
  await engine.end('SIGTERM')
  await engine.start()
}

test.each(orFew(mainMoments, ({ mode, during }) => mode === 'dind' && during === 'testing'))(
  '$mode: as main begins to $during',
  async (moment) => {
    await play({
      ...{ fault: 'engine-restarted', mode: moment.mode, moment: `main: ${moment.during}` },
      inMain: at(moment, restart),
      reported: /^(engine-unreachable|engine-error|daemon-not-ready|builder-not-ready|proof-failed)/,
      mayPass: true,
    })
  },
)

test.each(orFew(modes, (mode) => mode === 'dind'))('%s: between main and post', async (mode) => {
  await play({
    ...{ fault: 'engine-restarted', mode, moment: 'between the two steps' },
    between: restart,
    reported: null,
  })
})

test.each(orFew(postMoments, ({ during }) => during === 'removing builder'))(
  '$mode: as post begins to undo: $during',
  async (moment) => {
    await play({
      ...{ fault: 'engine-restarted', mode: moment.mode, moment: `post: ${moment.during}` },
      inPost: at(moment, restart),
      reported: null,
      warned: /^not-undone: .*(the connection to docker failed|docker returned an error|buildx rm)/is,
    })
  },
)
