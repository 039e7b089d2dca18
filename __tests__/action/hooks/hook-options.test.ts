import { expect, test } from '@jest/globals'
import { hooksHelp, parseHookOptions } from '../../../src/action/hooks/hook-options.ts'

const defaults = { directory: undefined, failOn: 'never', reap: false }

test.each([
  [['hooks'], { ...defaults, command: 'hooks' }],
  [
    ['hooks', '--directory', '/opt/x', '--reap', '--fail-on', 'error'],
    { command: 'hooks', directory: '/opt/x', failOn: 'error', reap: true },
  ],
  [['job-started', '--fail-on', 'warning'], { ...defaults, command: 'job-started', failOn: 'warning' }],
  [['job-completed', '--reap'], { ...defaults, command: 'job-completed', reap: true }],
  [['hooks', '--help'], { text: hooksHelp }],
])('%j', (words, options) => {
  expect(parseHookOptions(words)).toEqual(options)
})

test.each([
  [['hook'], 'Unknown command: hook'],
  [['hooks', 'now'], 'Unknown argument: now'],
  [['hooks', '--fail-on', 'never-ever'], '--fail-on never-ever: must be one of error, warning, never'],
  [['hooks', '--directory', 'here'], '--directory here: only for `berth hooks`, and an absolute path'],
  [['job-started', '--directory', '/x'], '--directory /x: only for `berth hooks`, and an absolute path'],
  [['job-started', '--reap'], '--reap: only for `berth hooks` and `berth job-completed`'],
  [['job-completed', '--fail-on', 'error'], '--fail-on: only for `berth hooks` and `berth job-started`'],
  [['hooks', '--colour'], "Unknown option '--colour'"],
])('%j is refused', (words, wrong) => {
  expect(parseHookOptions(words)).toEqual({ wrong: expect.stringContaining(wrong) })
})

test('the help names every option', () => {
  for (const option of ['--directory', '--fail-on', '--reap', '--help']) expect(hooksHelp).toContain(option)
})
