import { expect, test } from '@jest/globals'
import { isStarting } from '../../../src/facts/relations/starting-engine.ts'
import type { NoAnswer } from '../../../src/values/no-answer.ts'
import { makeDaemon, makeObserved, type ObservedDifferences, unseen } from '../../make-facts.ts'

const defaultHost = 'unix:///var/run/docker.sock'
const named = (host: string) => ({ host, source: 'DOCKER_HOST', context: null }) as const
const inPod: ObservedDifferences = { daemons: unseen('a PID namespace of its own') }
const noDaemon: ObservedDifferences = { daemons: [] }
const elsewhere: ObservedDifferences = { daemons: [makeDaemon()] }
const there: ObservedDifferences = {
  daemons: [makeDaemon({ arguments: ['-H', 'unix:///run/mine.sock', '-H', 'tcp://0.0.0.0:2375'] })],
}

test.each<[string, ObservedDifferences, string, NoAnswer, boolean]>([
  ['a visible daemon will listen at the default socket', elsewhere, defaultHost, 'missing', true],
  ['a visible daemon will listen at another socket', there, 'unix:///run/mine.sock', 'refused', true],
  ['a visible daemon will listen on TCP', there, 'tcp://127.0.0.1:2375', 'refused', true],
  ['a visible daemon hangs', elsewhere, defaultHost, 'late', true],
  ['a visible daemon listens elsewhere', elsewhere, 'unix:///run/mine.sock', 'refused', false],
  ['a visible daemon listens elsewhere, TCP', elsewhere, 'tcp://127.0.0.1:2375', 'refused', false],
  ['no daemon runs, and there is no socket', noDaemon, defaultHost, 'missing', false],
  ['no daemon runs, but its socket exists', noDaemon, defaultHost, 'refused', false],
  ['no daemon runs, and another program accepts', noDaemon, 'unix:///run/mine.sock', 'late', false],
  ['a sidecar has not created its socket', inPod, defaultHost, 'missing', true],
  ['a sidecar does not listen yet', inPod, defaultHost, 'refused', true],
  ['a sidecar does not answer yet', inPod, defaultHost, 'late', true],
  ['a sidecar does not listen at localhost yet', inPod, 'tcp://localhost:2375', 'refused', true],
  ['a service with a host name', noDaemon, 'tcp://docker:2375', 'refused', true],
  ['a service with a published port', noDaemon, 'tcp://127.0.0.1:2375', 'closed', true],
  ['another machine drops packets', noDaemon, 'tcp://192.0.2.7:2375', 'late', false],
  ['no socket was named, and none exists', { ...inPod, endpoint: unseen() }, defaultHost, 'missing', false],
  ['the failure is permanent', inPod, 'tcp://docker:2375', 'hopeless', false],
])('%s', (_, observed, host, silence, expected) => {
  const endpoint = { endpoint: named(host) }
  expect(isStarting(makeObserved({ ...endpoint, ...observed }), host, silence)).toBe(expected)
})
