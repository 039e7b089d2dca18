import { expect, test } from '@jest/globals'
import { referencesOfContainer } from '../../../src/guard/policy/references-of-container.ts'
import { jsonOf } from './make-policy.ts'

test('what a container joins at its start is known by the names that it has', () => {
  const inspected = {
    HostConfig: { NetworkMode: 'app', PidMode: 'container:a', IpcMode: 'private' },
    NetworkSettings: { Networks: { app: { NetworkID: '' }, bridge: null } },
  }
  expect(
    referencesOfContainer(jsonOf(inspected)).map(({ kind, name, must }) => `${kind} ${name} ${must}`),
  ).toEqual(['container a own', 'network app own-or-built-in', 'network bridge own-or-built-in'])
})

test.each([null, {}, { HostConfig: null, NetworkSettings: { Networks: null } }])(
  '%j joins nothing',
  (inspected) => {
    expect(referencesOfContainer(jsonOf(inspected))).toEqual([])
  },
)
