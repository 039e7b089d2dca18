import { socketPermissionDenied } from '../../src/checks/socket-permission-denied.ts'
import type { EngineSocket } from '../../src/facts/facts.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const engine = unseen('permission denied')
const denied: EngineSocket = {
  path: '/var/run/docker.sock',
  state: 'permission-denied',
  ownerUid: 0,
  ownerGid: 999,
  mode: '0660',
}

testCheck(socketPermissionDenied, {
  failing: {
    'the runner is not in the group of the socket': {
      given: { engine, sockets: [denied], ownProcess: { uid: 1001, groups: [1001] } },
      rulesOut: ['socket', 'dind'],
      says: ['uid 1001', 'gid 999', 'sudo usermod -aG docker', 'restart the runner'],
    },
    'the endpoint is written as /run instead of /var/run': {
      given: { engine, sockets: [denied], endpoint: { host: 'unix:///run/docker.sock' } },
      rulesOut: ['socket', 'dind'],
      says: ['0660'],
    },
    'the socket belongs to root alone': {
      given: { engine, sockets: [{ ...denied, ownerGid: 0, mode: '0600' }] },
      rulesOut: ['socket', 'dind'],
      says: ['gid 0', 'groupadd'],
    },
    'the group is right, and the mode is not': {
      given: { engine, sockets: [{ ...denied, mode: '0600' }], ownProcess: { groups: [999] } },
      rulesOut: ['socket', 'dind'],
      says: ['chmod 0660 /var/run/docker.sock'],
    },
    'neither owner nor process could be seen': {
      given: {
        engine,
        sockets: [{ ...denied, ownerUid: null, ownerGid: null, mode: null }],
        ownProcess: unseen(),
        endpoint: unseen(),
      },
      rulesOut: ['socket', 'dind'],
      says: ['usermod -aG docker'],
    },
  },
  passing: {
    'the socket answers': {},
    'another socket is denied, and not asked for': {
      sockets: [denied],
      endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' },
    },
  },
  unseen: {
    'no socket is there, which is another finding': {
      given: { engine, sockets: [{ ...denied, state: 'missing' }] },
      reason: 'There is no socket at /var/run/docker.sock.',
    },
    'the sockets': { given: { sockets: unseen('not on Linux') }, reason: 'not on Linux' },
  },
})
