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
    "a runner outside the socket's group": {
      given: { engine, sockets: [denied], ownProcess: { uid: 1001, groups: [1001] } },
      rulesOut: ['socket', 'dind'],
      says: ['Job uid: 1001', 'gid 999', 'sudo usermod -aG docker', 'restart the runner'],
    },
    'an endpoint in /run instead of /var/run': {
      given: { engine, sockets: [denied], endpoint: { host: 'unix:///run/docker.sock' } },
      rulesOut: ['socket', 'dind'],
      says: ['0660'],
    },
    'a socket that only root can open': {
      given: { engine, sockets: [{ ...denied, ownerGid: 0, mode: '0600' }] },
      rulesOut: ['socket', 'dind'],
      says: ['gid 0', 'groupadd'],
    },
    'a runner in the right group, and a wrong mode': {
      given: { engine, sockets: [{ ...denied, mode: '0600' }], ownProcess: { groups: [999] } },
      rulesOut: ['socket', 'dind'],
      says: ['chmod 0660 /var/run/docker.sock'],
    },
    'an unreadable owner and process': {
      given: {
        engine,
        sockets: [{ ...denied, ownerUid: null, ownerGid: null, mode: null }],
        ownProcess: unseen(),
        endpoint: unseen(),
      },
      rulesOut: ['socket', 'dind'],
      says: ['group `docker`:', 'usermod -aG docker', '--group-add <gid>'],
      values: ['mode unknown, uid unknown, gid unknown', 'not readable', 'not readable'],
    },
    'another socket answers': {
      given: {
        engine,
        sockets: [
          denied,
          { ...denied, path: '/run/user/0/docker.sock', state: 'missing' },
          { ...denied, path: '/run/user/1001/docker.sock', state: 'answers' },
        ],
        ownProcess: { uid: 1001, groups: [4, 1001] },
      },
      rulesOut: ['socket', 'dind'],
      says: ['/run/user/1001/docker.sock', 'group `docker` (gid 999)', '--group-add 999'],
      values: ['mode 0660, uid 0, gid 999', '1001', '4 1001', 'answers'],
    },
  },
  passing: {
    'the socket answers': {},
    'a denied socket that the job does not use': {
      sockets: [denied],
      endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' },
    },
  },
  unseen: {
    'a missing socket, which is another finding': {
      given: { engine, sockets: [{ ...denied, state: 'missing' }] },
      reason: '/var/run/docker.sock does not exist.',
    },
    'the sockets': { given: { sockets: unseen('not on Linux') }, reason: 'not on Linux' },
  },
})
