import { plaintextCredentials } from '../../src/checks/plaintext-credentials.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const clientConfiguration = { present: true, plaintextCredentials: ['ghcr.io', 'registry.example.com'] }

testCheck(plaintextCredentials, {
  failing: {
    'a self-hosted machine': {
      given: { clientConfiguration, runner: { kind: 'self-hosted', service: null } },
      says: ['ghcr.io, registry.example.com', '/home/runner/.docker/config.json', 'docker logout ghcr.io'],
    },
    'a machine that is deleted after the job': {
      given: { clientConfiguration },
      severity: 'notice',
      says: ['credsStore'],
    },
    "a service's machine for one job": {
      given: { clientConfiguration, runner: { kind: 'self-hosted', service: 'depot' } },
      severity: 'notice',
      says: ['ghcr.io'],
    },
    'an unknown runner': {
      given: { clientConfiguration, runner: unseen() },
      says: ['ghcr.io'],
    },
  },
  passing: {
    'no configuration': {},
    'a credential store': {
      clientConfiguration: { present: true, credentialStore: 'pass', plaintextCredentials: [] },
    },
  },
  unseen: {
    'the configuration': {
      given: { clientConfiguration: unseen('EACCES') },
      reason: 'EACCES',
    },
  },
})
