import { join } from 'node:path'
import { test } from '@jest/globals'
import { orFew } from '../long-form.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { play } from './play.ts'
import { fillDisk } from './small-disk.ts'

const dataRoot = join(process.env['BERTH_FAULTS_ENGINE'] ?? '', 'data')
const modes = ['socket', 'dind'] as const
let freeDisk = () => {}
const fill = async () => {
  freeDisk = fillDisk(dataRoot)
  await closeAfterwards(freeDisk)
}

test.each(orFew(modes, (mode) => mode === 'dind'))('%s: full before main', async (mode) => {
  await play({
    ...{ fault: 'disk-full', mode, moment: 'before main' },
    prepare: fill,
    reported: /no space left on device|filesystem .* is full/i,
    mend: () => freeDisk(),
  })
})

const inMain = [
  { mode: 'socket', during: 'creating builder' },
  { mode: 'socket', during: 'testing' },
  { mode: 'dind', during: 'starting job daemon' },
  { mode: 'dind', during: 'using the BuildKit' },
] as const

test.each(orFew(inMain, ({ during }) => during === 'starting job daemon'))(
  '$mode: full as main begins to $during',
  async ({ mode, during }) => {
    await play({
      ...{ fault: 'disk-full', mode, moment: `main: ${during}` },
      inMain: { when: (line) => line.toLowerCase().startsWith(during.toLowerCase()), strike: fill },
      reported: /no space left on device|filesystem .* is full/i,
      // A small thing may still find its place.
      mayPass: during === 'testing',
      mend: () => freeDisk(),
    })
  },
)

test.each(orFew(modes, (mode) => mode === 'socket'))('%s: full between main and post', async (mode) => {
  await play({
    ...{ fault: 'disk-full', mode, moment: 'between the two steps' },
    between: fill,
    reported: null,
    mend: () => freeDisk(),
  })
})
