import { expect, test } from '@jest/globals'
import type { Step } from '../../src/plan/plan.ts'
import { stepHandlers } from '../../src/steps/step-handlers.ts'
import { undoSteps } from '../../src/steps/undo-steps.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { directory, image, makeTools, recordingHandlers, volume } from './make-tools.ts'

const steps = [directory('/a'), volume('b'), image('c')]

async function undo(given: Parameters<typeof recordingHandlers>[1] = {}) {
  const events: string[] = []
  const tools = makeTools()
  const failures = await undoSteps(steps, recordingHandlers(events, given), tools)
  return { events, failures, log: tools.reported.log }
}

test('steps are undone newest first, and the log shows each', async () => {
  const { events, failures, log } = await undo()
  expect(events).toEqual(['undo c', 'undo b', 'undo /a'])
  expect(log).toEqual(['Removing c', 'Removing b', 'Removing /a'])
  expect(failures).toEqual([])
})

test('a step without an undo is skipped silently', async () => {
  const { events, log } = await undo({ 'create-volume': { undo: 'nothing' } })
  expect(events).toEqual(['undo c', 'undo /a'])
  expect(log).not.toContain('Removing b')
})

test.each([
  ['rejects', () => Promise.reject(new Error('in use'))],
  [
    'throws at once',
    () => {
      throw new Error('in use')
    },
  ],
])('an undo that %s does not keep the others from running', async (_, undoing) => {
  const { events, failures } = await undo({ 'create-volume': { undo: undoing } })
  expect(events).toEqual(['undo c', 'undo /a'])
  expect(failures).toEqual([{ step: 'Removing b', reason: 'in use' }])
})

test('all failures are collected, newest first', async () => {
  const failing = (reason: string) => ({ undo: () => Promise.reject(new Error(reason)) })
  const { failures } = await undo({ 'create-directory': failing('first'), 'obtain-image': failing('last') })
  expect(failures.map(({ reason }) => reason)).toEqual(['last', 'first'])
})

test('a thrown string is reported', async () => {
  const { failures } = await undo({ 'create-volume': { undo: () => Promise.reject('just words') } })
  expect(failures).toEqual([{ step: 'Removing b', reason: 'just words' }])
})

test('an undo that hangs is abandoned after its time limit', async () => {
  const started = performance.now()
  const { events, failures } = await undo({
    'create-volume': { undo: () => new Promise(() => {}), undoTimeout: 50 },
  })
  expect(performance.now() - started).toBeLessThan(2_000)
  expect(events).toEqual(['undo c', 'undo /a'])
  expect(failures).toEqual([{ step: 'Removing b', reason: 'it took over 0.05 s' }])
})

test('an undo that fails after its time limit does no harm', async () => {
  const late = () => new Promise<void>((_, reject) => setTimeout(() => reject(new Error('late')), 60))
  const { failures } = await undo({ 'create-volume': { undo: late, undoTimeout: 20 } })
  await new Promise((resolve) => setTimeout(resolve, 80))
  expect(failures).toHaveLength(1)
})

test('a step of another version of Berth is reported, and the rest is undone', async () => {
  const strange = { kind: 'create-universe' } as unknown as Step
  const removed: string[] = []
  const remove = async (path: string) => void removed.push(path)
  const tools = makeTools({ files: { ...memoryFiles({}), remove } })
  const failures = await undoSteps([strange, directory('/nowhere')], stepHandlers, tools)
  expect(failures).toEqual([
    { step: 'Undoing the step create-universe', reason: 'this version of Berth has no such step' },
  ])
  expect(removed).toEqual(['/nowhere'])
})
