import { afterEach, test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { at, isQuiet, mainMoments, postMoments } from './moments.ts'
import { ownEngine } from './own-engine.ts'
import { play } from './play.ts'

const engine = ownEngine(process.env['BERTH_FAULTS_ENGINE'] ?? '')
afterEach(() => engine.start())
const kill = () => engine.end('SIGKILL')

test.each(orFew(mainMoments, ({ during }) => /creating builder|starting job daemon/.test(during)))(
  '$mode: as main begins to $during',
  async (moment) => {
    await play({
      ...{ fault: 'engine-killed', mode: moment.mode, moment: `main: ${moment.during}` },
      inMain: at(moment, kill),
      mend: () => engine.start(),
      reported: /^(engine-unreachable|no-strategy-left|daemon-not-ready)/,
      mayPass: isQuiet(moment),
      warned: /^not-undone: .*the connection to docker failed/is,
    })
  },
)

test.each(orFew(postMoments, ({ during }) => /stopping/.test(during)))(
  '$mode: as post begins to undo: $during',
  async (moment) => {
    await play({
      ...{ fault: 'engine-killed', mode: moment.mode, moment: `post: ${moment.during}` },
      inPost: at(moment, kill),
      mend: () => engine.start(),
      reported: null,
      warned: /^not-undone: .*(the connection to docker failed|buildx rm)/is,
    })
  },
)
