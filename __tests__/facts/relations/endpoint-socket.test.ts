import { expect, test } from '@jest/globals'
import type { EngineSocket } from '../../../src/facts/facts.ts'
import { findEndpointSocket } from '../../../src/facts/relations/endpoint-socket.ts'
import { makeObserved, type ObservedDifferences, unseen } from '../../make-facts.ts'

const socketAt = (path: string): EngineSocket => ({
  path,
  state: 'answers',
  ownerUid: 0,
  ownerGid: 0,
  mode: '0660',
})
const sockets = ['/run/user/1001/docker.sock', '/run/docker.sock'].map(socketAt)

test.each<[string, ObservedDifferences, string | undefined]>([
  ['the one that it names', { endpoint: { host: 'unix:///run/user/1001/docker.sock' } }, sockets[0]?.path],
  ['the one that it names by another path', {}, sockets[1]?.path],
  ['the default one, if the endpoint could not be seen', { endpoint: unseen() }, sockets[1]?.path],
  ['none for an address', { endpoint: { host: 'tcp://docker:2375' } }, undefined],
  ['none that is not there', { endpoint: { host: 'unix:///run/other.sock' } }, undefined],
])('the socket of the endpoint is %s', (_, observed, path) => {
  expect(findEndpointSocket(sockets, makeObserved(observed).endpoint)?.path).toBe(path)
})
