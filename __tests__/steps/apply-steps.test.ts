import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Step } from '../../src/plan/plan.ts'
import type { Achieved } from '../../src/steps/achieved.ts'
import { applySteps } from '../../src/steps/apply-steps.ts'
import { emptyJournal, type Journal } from '../../src/steps/journal.ts'
import type { Tools } from '../../src/steps/step.ts'
import { stepHandlers } from '../../src/steps/step-handlers.ts'
import { directory, image, makeTools, recordingHandlers, volume } from './make-tools.ts'

const journal = emptyJournal('unix:///var/run/docker.sock')
/** A step that needs only a directory. */
const folder = (path: string): Step => ({
  kind: 'create-buildx-folder',
  path,
  keepsCurrent: false,
})
/** `/a/x` needs `/a`; `b` and `c` need nothing. */
const steps = [directory('/a'), volume('b'), folder('/a/x'), image('c')]

type Given = {
  readonly handlers?: Parameters<typeof recordingHandlers>[1]
  readonly tools?: Partial<Tools>
}

/** Applies the steps and gives the events in order. */
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
  return { events, achieved, error, reported: tools.reported }
}

test('each step is in the journal before it is applied, and independent steps start at once', async () => {
  const { events } = await apply()
  expect(events).toEqual([
    ...['journal of 1', 'apply /a', 'journal of 2', 'apply b', 'journal of 3', 'apply c'],
    ...['journal of 4', 'apply /a/x'],
  ])
})

test('the log shows the title of each step', async () => {
  const { reported } = await apply()
  expect(reported.log).toEqual(['Making /a', 'Making b', 'Making c', 'Making /a/x'])
})

test('a step starts as soon as the steps that it needs are done', async () => {
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

test('after a failure no further step starts, and running steps are awaited', async () => {
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

test('after a failure the programs of other steps are ended, and the first error is thrown', async () => {
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

test('a step that throws synchronously fails like any other', async () => {
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

test('a step gets the results of earlier steps, and results before a failure are kept', async () => {
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

test('the last journal contains all steps in the order in which they started, and the host daemon', async () => {
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

test('every undo has a time limit of at least 5 s', () => {
  for (const handler of Object.values(stepHandlers)) {
    if (handler.undo !== 'nothing') expect(handler.undoTimeout).toBeGreaterThanOrEqual(5_000)
  }
})
