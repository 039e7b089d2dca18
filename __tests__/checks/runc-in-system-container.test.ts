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
    'the older line': { given: { ownProcess, engine: { runcVersion: '1.2.8' } }, says: ['1.2.8'] },
    'all later lines': { given: { ownProcess, engine: { runcVersion: '1.4.0-rc.3' } }, says: ['1.4.0'] },
  },
  passing: {
    'a machine, in no user namespace': { engine: { runcVersion: '1.3.3' } },
    'a runc before that change': { ownProcess, engine: { runcVersion: '1.3.2' } },
    'an older line before that change': { ownProcess, engine: { runcVersion: '1.2.7' } },
    'the oldest line': { ownProcess, engine: { runcVersion: '1.1.15' } },
    'a rootless engine': { ownProcess, engine: { runcVersion: '1.3.3', rootless: true } },
    'an engine elsewhere': {
      ownProcess,
      engine: { runcVersion: '1.3.3' },
      endpoint: { host: 'tcp://docker:2375' },
    },
    'an engine in a virtual machine': {
      ownProcess,
      engine: { runcVersion: '1.3.3', kernel: '6.12-linuxkit' },
    },
    'a container with a user namespace on an engine that has none': {
      ownProcess,
      engine: { runcVersion: '1.3.3' },
      ownContainer: own,
    },
  },
  unseen: {
    'the engine': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the process': { given: { ownProcess: unseen('no /proc') }, reason: 'no /proc' },
    'the version of runc': {
      given: { ownProcess, engine: { runcVersion: null } },
      reason: 'does not report its version of runc',
    },
    'whether the engine is outside': {
      given: { ownProcess, engine: { runcVersion: '1.3.3' }, ownContainer: unseen('it does not know it') },
      reason: 'it does not know it',
    },
  },
})
