import { expect, test } from '@jest/globals'
import { guardHelp, parseGuardOptions } from '../../../src/action/owner-guard/guard-options.ts'
import { openableRules } from '../../../src/guard/rules.ts'

const [rule = ''] = openableRules
const socket = ['guard', '--socket', '/run/x/docker.sock']
const defaults = {
  socket: '/run/x/docker.sock',
  daemon: 'unix:///var/run/docker.sock',
  mode: 'enforce',
  allow: [],
  roots: [],
  check: false,
}

test.each([
  [socket, defaults],
  [[...socket, '--check'], { ...defaults, check: true }],
  [
    [...socket, '--mode', 'audit', '--allow', ` ${rule},`, '--daemon', 'unix:///run/other.sock'],
    { ...defaults, mode: 'audit', allow: [rule], daemon: 'unix:///run/other.sock' },
  ],
  [
    [...socket, '--root', '/a', '--read-only-root', '/b', '--root', '/c'],
    {
      ...defaults,
      roots: [
        { path: '/a', inJob: '/a', writable: true },
        { path: '/c', inJob: '/c', writable: true },
        { path: '/b', inJob: '/b', writable: false },
      ],
    },
  ],
  [['guard', '--help'], { text: guardHelp }],
])('%j', (words, options) => {
  expect(parseGuardOptions(words)).toEqual(options)
})

test.each([
  [['guard'], '--socket: an absolute path is needed'],
  [['guard', '--socket', 'x.sock'], '--socket: an absolute path is needed'],
  [[...socket, 'now'], 'Unknown argument: now'],
  [[...socket, '--mode', 'off'], '--mode off: must be audit or enforce'],
  [[...socket, '--daemon', 'tcp://x:2375'], '--daemon tcp://x:2375: must be a socket'],
  [[...socket, '--allow', 'everything'], '--allow everything: there is no such rule. Rules: '],
  [[...socket, '--read-only-root', 'work'], '--root work: an absolute path is needed'],
  [[...socket, '--rooot', '/a'], "Unknown option '--rooot'"],
])('%j is refused', (words, wrong) => {
  expect(parseGuardOptions(words)).toEqual({ wrong: expect.stringContaining(wrong) })
})

test('the help names every option', () => {
  for (const option of ['--socket', '--daemon', '--root', '--read-only-root', '--mode', '--allow', '--check'])
    expect(guardHelp).toContain(option)
})
