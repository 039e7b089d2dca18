import { expect, test } from '@jest/globals'
import { workspaceInEngine } from '../../../src/facts/relations/workspace-in-engine.ts'
import { makeMount, makeObserved, type ObservedDifferences, unseen } from '../../make-facts.ts'

const path = '/home/runner/work/app/app'
const inJob = (mounts: ReturnType<typeof makeMount>[]): ObservedDifferences => ({
  runner: { workspace: '/__w/app/app', inContainer: true },
  ownContainer: { id: 'c0ffee', image: 'node:24', mounts, networks: ['n'] },
})
const same = { source: path, destination: path }

test.each<[string, ObservedDifferences, ReturnType<typeof workspaceInEngine>]>([
  ['on the machine of the job: the same path', {}, { ...same, certain: true }],
  [
    'that runs the job: the translated path',
    inJob([makeMount()]),
    { source: path, destination: '/__w/app/app', certain: true },
  ],
  ['that runs the job, which does not mount it: none', inJob([]), null],
  ['in a sidecar: possibly the same path', { ownContainer: unseen() }, { ...same, certain: false }],
  [
    'on TCP: possibly the same path',
    { endpoint: { host: 'tcp://127.0.0.1:2375', source: 'DOCKER_HOST', context: null } },
    { ...same, certain: false },
  ],
  [
    'in a virtual machine: possibly the same path',
    { engine: { kernel: 'other' } },
    { ...same, certain: false },
  ],
  ['without a workspace: none', { runner: { workspace: null } }, null],
  ['with a Windows path: none', { runner: { workspace: 'D:\\a' } }, null],
])('the workspace in an engine %s', (_, observed, expected) => {
  expect(workspaceInEngine(makeObserved(observed))).toEqual(expected)
})
