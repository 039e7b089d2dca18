import { expect, test } from '@jest/globals'
import { aJob, ownBuilder, tracesOf } from '../integration/host.ts'
import { orFew } from '../long-form.ts'
import type { Job } from '../run-action.ts'
import { atAnotherTime, play } from './play.ts'

const modes = ['socket', 'dind'] as const
const cases = modes.flatMap((mode) => (['+1h', '-1h', '+9000h'] as const).map((shift) => ({ mode, shift })))

test.each(orFew(cases, ({ mode, shift }) => mode === 'dind' && shift === '-1h'))(
  '$mode: the clock is moved by $shift between main and post',
  async ({ mode, shift }) => {
    await play({
      ...{ fault: 'clock-moved', mode, moment: `by ${shift} between the two steps` },
      between: (job) => atAnotherTime(job, shift),
      reported: null,
    })
  },
)

/** The traces without the test container, which the engine can still be removing. */
const lastingOf = async (job: Job) =>
  (await tracesOf(job)).filter((trace) => !/^container .*-proof$/.test(trace))

test('a job with a clock far ahead removes nothing of a running job', async () => {
  const living = await aJob()
  expect(await living.main(ownBuilder)).toMatchObject({ exitCode: 0 })
  const traces = await lastingOf(living)
  await play({
    ...{ fault: 'clock-moved', mode: 'dind', moment: 'by +9000h for a later job, which cleans up' },
    prepare: (job) => atAnotherTime(job, '+9000h'),
    reported: null,
  })
  expect(await lastingOf(living)).toEqual(traces)
  expect(await living.post()).toMatchObject({ exitCode: 0, commands: [] })
})
