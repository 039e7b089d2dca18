import { expect, test } from '@jest/globals'
import { announceMain, journalOfMain } from '../../src/action/journal-of-main.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { noProcesses } from '../steps/make-tools.ts'
import { makeWorld } from './make-world.ts'

const identity = { pid: 7, start: '4711' }
const stateFile = '/home/runner/work/_temp/_runner_file_commands/save_state_1'
const main = JSON.stringify({ ...identity, stateFile })

test('main saves its process for the post step', () => {
  const processes = { ...noProcesses, own: () => identity }
  const { world, reported } = makeWorld({ processes, environment: { GITHUB_STATE: stateFile } })
  announceMain(world)
  expect(JSON.parse(reported.state['main'] ?? '')).toEqual({ ...identity, stateFile })
})

test('a main step that still runs is ended, and its latest state is used', async () => {
  const ended: unknown[] = []
  const processes = {
    ...noProcesses,
    async end(process: unknown) {
      ended.push(process)
      return true
    },
  }
  const files = memoryFiles({ [stateFile]: 'journal<<E\nlater\nE\n' })
  const { world } = makeWorld({ processes, files, state: { journal: 'sooner', main } })
  expect(await journalOfMain(world)).toBe('later')
  expect(ended).toEqual([expect.objectContaining(identity)])
})

test.each([
  ['without a saved process', {}],
  ['if the saved process is not valid', { main: '{"pid":"x"}' }],
  ['if the state file is gone', { main }],
])('%s, the saved state is used', async (_, state) => {
  const { world } = makeWorld({ state: { journal: 'sooner', ...state } })
  expect(await journalOfMain(world)).toBe('sooner')
})
