import { noReachableEngine } from '../../src/checks/no-reachable-engine.ts'
import type { EngineSocket, SocketState } from '../../src/facts/facts.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const engine = unseen('nothing answers')

function socket(state: SocketState, path = '/var/run/docker.sock'): EngineSocket {
  return { path, state, ownerUid: 0, ownerGid: 118, mode: '0660' }
}

testCheck(noReachableEngine, {
  failing: {
    'no socket at all': {
      given: { engine, sockets: [socket('missing')] },
      rulesOut: ['socket', 'dind'],
      says: ['unix:///var/run/docker.sock', 'missing', 'systemctl start docker'],
    },
    'a socket that nobody listens at any more': {
      given: { engine, sockets: [socket('refused')] },
      rulesOut: ['socket', 'dind'],
      says: ['refused'],
    },
    'a context that does not exist, while the default socket answers': {
      given: { engine, endpoint: unseen('the docker context "mine" is chosen, but it does not exist') },
      rulesOut: ['socket', 'dind'],
      says: ['the docker context "mine"', '/var/run/docker.sock'],
    },
    'DOCKER_HOST names a dead socket, and another answers': {
      given: {
        engine,
        sockets: [socket('missing', '/tmp/old.sock'), socket('answers')],
        endpoint: { host: 'unix:///tmp/old.sock', source: 'DOCKER_HOST' },
      },
      rulesOut: ['socket', 'dind'],
      says: ['/tmp/old.sock', 'unix:///var/run/docker.sock', 'Unset DOCKER_HOST'],
    },
    'a context names a dead socket, and another answers': {
      given: {
        engine,
        sockets: [socket('answers')],
        endpoint: { host: 'unix:///tmp/desktop.sock', source: 'docker context', context: 'desktop' },
      },
      rulesOut: ['socket', 'dind'],
      says: ['docker context use default'],
    },
    'a TCP endpoint that does not answer': {
      given: {
        engine: unseen('connect ECONNREFUSED 127.0.0.1:2376'),
        sockets: [socket('missing')],
        endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' },
      },
      rulesOut: ['socket', 'dind'],
      says: ['tcp://docker:2376', 'ECONNREFUSED'],
    },
  },
  passing: {
    'the engine answers': {},
    'the engine answers over TCP, and there is no socket': {
      sockets: [socket('missing')],
      endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' },
    },
  },
  unseen: {
    'the sockets': { given: { sockets: unseen('not on Linux') }, reason: 'sockets: not on Linux' },
    'permission is denied, which is another finding': {
      given: { engine, sockets: [socket('permission-denied')] },
      reason: 'may not open it',
    },
    'the socket answers, the engine does not describe itself': {
      given: { engine: unseen('/info took over 5000 ms') },
      reason: '/info took over 5000 ms',
    },
  },
})
