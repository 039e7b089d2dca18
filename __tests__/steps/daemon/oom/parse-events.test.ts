import { expect, test } from '@jest/globals'
import { containerEvents } from '../../../../src/steps/daemon/oom/parse-events.ts'

// As an engine 29 sent them.
const oom = {
  status: 'oom',
  id: '4c18',
  from: 'app:1',
  Type: 'container',
  Action: 'oom',
  Actor: { ID: '4c18', Attributes: { image: 'app:1', name: 'hog', 'com.docker.compose.service': 'web' } },
  scope: 'local',
  time: 1795311052,
  timeNano: 1795311052987398700,
}
const die = {
  ...oom,
  Action: 'die',
  Actor: { ID: '4c18', Attributes: { execDuration: '0', exitCode: '3', image: 'app:1', name: 'hog' } },
}

test('events about OOM kills and ends of containers are parsed', () => {
  const common = { id: '4c18', name: 'hog', image: 'app:1', time: expect.closeTo(1795311052987.4, 1) }
  expect(containerEvents([oom, die])).toEqual([
    { ...common, action: 'oom', service: 'web', exitCode: null },
    { ...common, action: 'die', service: null, exitCode: 3 },
  ])
})

test.each([
  { ...oom, Type: 'image' },
  { ...oom, Action: 'exec_create: sh -c true' },
  { ...oom, Actor: {} },
  { Type: 'container', Action: 'oom' },
  {},
])('another event is left out: %j', (event) => {
  expect(containerEvents([event])).toEqual([])
})
