import { expect, test } from '@jest/globals'
import type { Achieved } from '../../src/steps/achieved.ts'
import { applySteps } from '../../src/steps/apply-steps.ts'
import { stepHandlers } from '../../src/steps/handlers.ts'
import { emptyJournal, type Journal } from '../../src/steps/journal.ts'
import { directory, image, makeTools, recordingHandlers, volume } from './make-tools.ts'

const journal = emptyJournal('unix:///var/run/docker.sock')
const steps = [directory('/a'), volume('b'), image('c')]

/** Applies the steps; gives what happened in the order in which it did. */
async function apply(given: Parameters<typeof recordingHandlers>[1] = {}) {
  const events: string[] = []
  const achieved: Achieved[] = []
  const tools = makeTools()
  const record = ({ steps: written }: Journal) => events.push(`journal of ${written.length}`)
  const applying = applySteps(steps, recordingHandlers(events, given), tools, journal, record, (so) =>
    achieved.push(so),
  )
  const error = await applying.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { events, achieved, error, told: tools.told }
}

test('each step is in the journal before it is applied', async () => {
  const { events } = await apply()
  expect(events).toEqual(['journal of 1', 'apply /a', 'journal of 2', 'apply b', 'journal of 3', 'apply c'])
})

test('what a step does is told before it does it, as a sentence', async () => {
  const { told } = await apply()
  expect(told.log).toEqual(['Do /a', 'Do b', 'Do c'])
})

test('a step that fails is in the journal, and none after it is begun', async () => {
  const failing = { apply: () => Promise.reject(new Error('no room')) }
  const { events, error } = await apply({ 'create-volume': failing })
  expect(events).toEqual(['journal of 1', 'apply /a', 'journal of 2'])
  expect(error).toEqual(new Error('no room'))
})

test('a step gets what those before it achieved, and nobody loses what was achieved before a failure', async () => {
  const { achieved, error } = await apply({
    'create-directory': { apply: async () => ({ directory: '/a' }) },
    'create-volume': { apply: async (_, __, before) => ({ volume: `in ${before.directory}` }) },
    'obtain-image': { apply: () => Promise.reject(new Error('no registry')) },
  })
  expect(achieved).toEqual([{ directory: '/a' }, { directory: '/a', volume: 'in /a' }])
  expect(error).toEqual(new Error('no registry'))
})

test('the last journal holds all steps, and where the host’s engine is', async () => {
  const journals: Journal[] = []
  const handlers = recordingHandlers([])
  await applySteps(
    steps,
    handlers,
    makeTools(),
    journal,
    (written) => journals.push(written),
    () => {},
  )
  expect(journals.at(-1)).toEqual({ version: 1, hostEngine: 'unix:///var/run/docker.sock', steps })
  expect(journal.steps).toEqual([])
})

test('every handler says how long its undo may take, where it has one', () => {
  for (const { undo, undoTimeout } of Object.values(stepHandlers)) {
    if (undo === 'nothing') expect(undoTimeout).toBe(0)
    else expect(undoTimeout).toBeGreaterThanOrEqual(5_000)
  }
})
