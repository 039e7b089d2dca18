import { join } from 'node:path'
import { test } from '@jest/globals'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { orFew } from './is-short.ts'
import { play } from './play.ts'
import { fillDisk } from './small-disk.ts'

const dataRoot = join(process.env['BERTH_FAULTS_ENGINE'] ?? '', 'data')
const modes = ['socket', 'dind'] as const
let makeRoom = () => {}
const fill = async () => {
  makeRoom = fillDisk(dataRoot)
  await closeAfterwards(makeRoom)
}

test.each(orFew(modes, (mode) => mode === 'dind'))('%s: full before main', async (mode) => {
  await play({
    ...{ fault: 'disk-full', mode, moment: 'before main' },
    prepare: fill,
    told: /no space left on device|disk .* is full/i,
    mend: () => makeRoom(),
  })
})

const inMain = [
  { mode: 'socket', during: 'create the builder' },
  { mode: 'socket', during: 'prove' },
  { mode: 'dind', during: 'launch the daemon' },
  { mode: 'dind', during: 'use the BuildKit' },
] as const

test.each(orFew(inMain, ({ during }) => during === 'launch the daemon'))(
  '$mode: full as main begins to $during',
  async ({ mode, during }) => {
    await play({
      ...{ fault: 'disk-full', mode, moment: `main: ${during}` },
      inMain: { when: (line) => line.toLowerCase().startsWith(during.toLowerCase()), strike: fill },
      told: /no space left on device|disk .* is full/i,
      // A small thing may still find its place.
      mayPass: during === 'prove',
      mend: () => makeRoom(),
    })
  },
)

test.each(orFew(modes, (mode) => mode === 'socket'))('%s: full between main and post', async (mode) => {
  await play({
    ...{ fault: 'disk-full', mode, moment: 'between main and post' },
    between: fill,
    told: null,
    mend: () => makeRoom(),
  })
})
