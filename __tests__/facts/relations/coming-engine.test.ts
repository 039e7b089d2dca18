import { expect, test } from '@jest/globals'
import { isComing } from '../../../src/facts/relations/coming-engine.ts'
import type { Silence } from '../../../src/values/silence.ts'
import { makeDaemon, makeObserved, type ObservedDifferences, unseen } from '../../make-facts.ts'

const defaultHost = 'unix:///var/run/docker.sock'
const named = (host: string) => ({ host, source: 'DOCKER_HOST', context: null }) as const
const inPod: ObservedDifferences = { daemons: unseen('a PID namespace of its own') }
const noDaemon: ObservedDifferences = { daemons: [] }
const elsewhere: ObservedDifferences = { daemons: [makeDaemon()] }
const there: ObservedDifferences = {
  daemons: [makeDaemon({ arguments: ['-H', 'unix:///run/mine.sock', '-H', 'tcp://0.0.0.0:2375'] })],
}

test.each<[string, ObservedDifferences, string, Silence, boolean]>([
  ['a visible daemon is about to listen at the default socket', elsewhere, defaultHost, 'missing', true],
  ['a visible daemon is about to listen at its own socket', there, 'unix:///run/mine.sock', 'refused', true],
  ['a visible daemon is about to listen on TCP', there, 'tcp://127.0.0.1:2375', 'refused', true],
  ['a visible daemon hangs', elsewhere, defaultHost, 'late', true],
  ['a daemon is visible, and listens elsewhere', elsewhere, 'unix:///run/mine.sock', 'refused', false],
  ['a daemon is visible, and listens elsewhere: TCP', elsewhere, 'tcp://127.0.0.1:2375', 'refused', false],
  ['no daemon runs, and nothing is there', noDaemon, defaultHost, 'missing', false],
  ['no daemon runs, and left its socket', noDaemon, defaultHost, 'refused', false],
  ['no daemon runs, and somebody else accepts', noDaemon, 'unix:///run/mine.sock', 'late', false],
  ['a sidecar makes its socket late', inPod, defaultHost, 'missing', true],
  ['a sidecar listens late', inPod, defaultHost, 'refused', true],
  ['a sidecar answers late', inPod, defaultHost, 'late', true],
  ['a sidecar listens at localhost', inPod, 'tcp://localhost:2375', 'refused', true],
  ['a service has a name', noDaemon, 'tcp://docker:2375', 'refused', true],
  ['a service has a published port', noDaemon, 'tcp://127.0.0.1:2375', 'closed', true],
  ['another machine drops packets', noDaemon, 'tcp://192.0.2.7:2375', 'late', false],
  ['no socket was named, and none is there', { ...inPod, endpoint: unseen() }, defaultHost, 'missing', false],
  ['no time mends it', inPod, 'tcp://docker:2375', 'hopeless', false],
])('%s', (_, observed, host, silence, expected) => {
  const endpoint = { endpoint: named(host) }
  expect(isComing(makeObserved({ ...endpoint, ...observed }), host, silence)).toBe(expected)
})
