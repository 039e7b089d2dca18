import { runcInSystemContainer } from '../../src/checks/runc-in-system-container.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const ownProcess = { inUserNamespace: true }
const own = { id: 'e'.repeat(64), image: 'node:24', mounts: [], networks: ['bridge'] }

testCheck(runcInSystemContainer, {
  failing: {
    'Proxmox LXC with Docker 28.5.2': {
      given: { ownProcess, engine: { runcVersion: '1.3.3' } },
      says: ['1.3.3', 'ip_unprivileged_port_start', '6.0.6', 'containerd.io=1.7.28-1'],
    },
    'the older release line': { given: { ownProcess, engine: { runcVersion: '1.2.8' } }, says: ['1.2.8'] },
    'each later release line': {
      given: { ownProcess, engine: { runcVersion: '1.4.0-rc.3' } },
      says: ['1.4.0'],
    },
  },
  passing: {
    'a machine without a user namespace': { engine: { runcVersion: '1.3.3' } },
    'runc 1.3 before that change': { ownProcess, engine: { runcVersion: '1.3.2' } },
    'runc 1.2 before that change': { ownProcess, engine: { runcVersion: '1.2.7' } },
    'runc 1.1': { ownProcess, engine: { runcVersion: '1.1.15' } },
    'a rootless daemon': { ownProcess, engine: { runcVersion: '1.3.3', rootless: true } },
    'a daemon over TCP': {
      ownProcess,
      engine: { runcVersion: '1.3.3' },
      endpoint: { host: 'tcp://docker:2375' },
    },
    'a daemon in a virtual machine': {
      ownProcess,
      engine: { runcVersion: '1.3.3', kernel: '6.12-linuxkit' },
    },
    'a job container with a user namespace, and a daemon outside it': {
      ownProcess,
      engine: { runcVersion: '1.3.3' },
      ownContainer: own,
    },
  },
  unseen: {
    'the daemon': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the job process': { given: { ownProcess: unseen('no /proc') }, reason: 'no /proc' },
    'the runc version': {
      given: { ownProcess, engine: { runcVersion: null } },
      reason: 'does not report its runc version',
    },
    'whether the daemon is in the job container': {
      given: { ownProcess, engine: { runcVersion: '1.3.3' }, ownContainer: unseen('it does not know it') },
      reason: 'it does not know it',
    },
  },
})
