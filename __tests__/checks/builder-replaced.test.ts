import { builderReplaced } from '../../src/checks/builder-replaced.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

testCheck(builderReplaced, {
  failing: {
    'a remote builder of Namespace': {
      given: { currentBuilder: { name: 'nsc-remote', driver: 'remote', source: 'docker buildx use' } },
      severity: 'warning',
      values: ['nsc-remote, driver remote'],
      says: [
        'by `docker buildx use`',
        'nsc-remote',
        'driver remote',
        'and the machine',
        '--builder nsc-remote',
        'mode: inspect',
      ],
    },
    'a builder of setup-buildx-action on this machine': {
      given: { currentBuilder: { name: 'builder-1', driver: 'docker-container', source: 'BUILDX_BUILDER' } },
      says: ['Builder builder-1 (driver docker-container) is selected by BUILDX_BUILDER', 'docker-container'],
    },
    'a builder without a record': {
      given: { currentBuilder: { name: 'gone', driver: null, source: 'BUILDX_BUILDER' } },
      values: ['gone'],
      says: ['Builder gone is'],
    },
  },
  passing: {
    'no selected builder': {},
    "the daemon's embedded builder": {
      currentBuilder: { name: 'default', driver: null, source: 'BUILDX_BUILDER' },
    },
    'the builder of an earlier Berth step': {
      currentBuilder: { name: 'berth-1234-1-0a1b2c3d', driver: 'docker-container', source: 'BUILDX_BUILDER' },
    },
  },
  unseen: {
    'the builder': { given: { currentBuilder: unseen('EACCES') }, reason: 'EACCES' },
  },
})
