import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Step } from '../../src/plan/plan.ts'
import type { Achieved } from '../../src/steps/achieved.ts'
import { applySteps } from '../../src/steps/apply-steps.ts'
import { stepHandlers } from '../../src/steps/handlers.ts'
import { emptyJournal, type Journal } from '../../src/steps/journal.ts'
import type { Tools } from '../../src/steps/step.ts'
import { directory, image, makeTools, recordingHandlers, volume } from './make-tools.ts'

const journal = emptyJournal('unix:///var/run/docker.sock')
/** One that needs a directory, and nothing else. */
const folder = (path: string): Step => ({ kind: 'create-buildx-folder', path })
/** `/a/x` needs `/a`; `b` and `c` need nothing. */
const steps = [directory('/a'), volume('b'), folder('/a/x'), image('c')]

type Given = {
  readonly handlers?: Parameters<typeof recordingHandlers>[1]
  readonly tools?: Partial<Tools>
}

/** Applies the steps; gives what happened in the order in which it did. */
async function apply({ handlers = {}, tools: given = {} }: Given = {}) {
  const events: string[] = []
  const achieved: Achieved[] = []
  const tools = makeTools(given)
  const record = ({ steps: written }: Journal) => events.push(`journal of ${written.length}`)
  const applying = applySteps(steps, recordingHandlers(events, handlers), tools, journal, record, (so) =>
    achieved.push(so),
  )
  const error = await applying.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { events, achieved, error, told: tools.told }
}

test('each step is in the journal before it is applied, and one that needs nothing waits for nobody', async () => {
  const { events } = await apply()
  expect(events).toEqual([
    ...['journal of 1', 'apply /a', 'journal of 2', 'apply b', 'journal of 3', 'apply c'],
    ...['journal of 4', 'apply /a/x'],
  ])
})

test('what a step does is told before it does it, as a sentence', async () => {
  const { told } = await apply()
  expect(told.log).toEqual(['Do /a', 'Do b', 'Do c', 'Do /a/x'])
})

test('a step begins when what it needs is done, whatever else still runs', async () => {
  let release = () => {}
  const slow = new Promise<void>((resolve) => {
    release = resolve
  })
  const events: string[] = []
  const handlers = recordingHandlers(events, {
    'create-volume': {
      apply: async () => {
        await slow
        events.push('apply b at last')
        return {}
      },
    },
  })
  const applying = applySteps(
    steps,
    handlers,
    makeTools(),
    journal,
    () => {},
    () => {},
  )
  await turn()
  expect(events).toEqual(['apply /a', 'apply c', 'apply /a/x'])
  release()
  await applying
  expect(events.at(-1)).toBe('apply b at last')
})

test('after a failure no step begins, and those that run are waited for', async () => {
  const { events, error } = await apply({
    handlers: {
      'create-directory': { apply: () => Promise.reject(new Error('no room')) },
      'create-volume': {
        apply: async () => {
          await turn()
          return { volume: 'b' }
        },
      },
    },
  })
  expect(events).toEqual(['journal of 1', 'journal of 2', 'journal of 3', 'apply c'])
  expect(error).toEqual(new Error('no room'))
})

test('after a failure the programs of other steps are ended, and its error is the one that counts', async () => {
  const ended: unknown[] = []
  const { error } = await apply({
    tools: {
      runCommand: async (_, __, { signal }) => {
        await new Promise((resolve) => signal?.addEventListener('abort', resolve))
        ended.push(signal?.reason)
        throw new Error('it was ended')
      },
    },
    handlers: {
      'create-volume': {
        apply: async (_, { runCommand }) => {
          await runCommand('sleep', ['1000'], { timeout: 1_000_000 })
          return {}
        },
      },
      'obtain-image': { apply: () => Promise.reject(new Error('no registry')) },
    },
  })
  expect(ended).toEqual([new Error('no registry')])
  expect(error).toEqual(new Error('no registry'))
})

test('a step that throws before it waits for anything fails like any other', async () => {
  const { error } = await apply({
    handlers: {
      'create-volume': {
        apply: () => {
          throw new Error('at once')
        },
      },
    },
  })
  expect(error).toEqual(new Error('at once'))
})

test('a step gets what those that it needs achieved, and nobody loses what was achieved before a failure', async () => {
  const { achieved, error } = await apply({
    handlers: {
      'create-directory': { apply: async () => ({ directory: '/a' }) },
      'create-volume': { apply: async () => ({ volume: 'b' }) },
      'create-buildx-folder': {
        apply: (_, __, before) => Promise.reject(new Error(`no folder in ${before.directory}`)),
      },
    },
  })
  expect(achieved.at(-1)).toEqual({ directory: '/a', volume: 'b' })
  expect(error).toEqual(new Error('no folder in /a'))
})

test('the last journal holds all steps in the order in which they began, and where the host’s engine is', async () => {
  const journals: Journal[] = []
  await applySteps(
    steps,
    recordingHandlers([]),
    makeTools(),
    journal,
    (written) => journals.push(written),
    () => {},
  )
  const [first, second, third, fourth] = steps
  const began = [first, second, fourth, third]
  expect(journals.at(-1)).toEqual({ ...journal, steps: began })
  expect(journal.steps).toEqual([])
})

test('every handler says how long its undo may take, where it has one', () => {
  for (const { undo, undoTimeout } of Object.values(stepHandlers)) {
    if (undo === 'nothing') expect(undoTimeout).toBe(0)
    else expect(undoTimeout).toBeGreaterThanOrEqual(5_000)
  }
})
