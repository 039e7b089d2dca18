import { plaintextCredentials } from '../../src/checks/plaintext-credentials.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const clientConfiguration = { present: true, plaintextCredentials: ['ghcr.io', 'registry.example.com'] }

testCheck(plaintextCredentials, {
  failing: {
    'on a machine of your own': {
      given: { clientConfiguration, runner: { kind: 'self-hosted', service: null } },
      says: ['ghcr.io, registry.example.com', '/home/runner/.docker/config.json', 'docker logout ghcr.io'],
    },
    'on a machine that goes with the job': {
      given: { clientConfiguration },
      severity: 'notice',
      says: ['credsStore'],
    },
    'on a machine that a service gives to one job': {
      given: { clientConfiguration, runner: { kind: 'self-hosted', service: 'depot' } },
      severity: 'notice',
      says: ['ghcr.io'],
    },
    'on a runner that could not be seen': {
      given: { clientConfiguration, runner: unseen() },
      says: ['ghcr.io'],
    },
  },
  passing: {
    'no configuration': {},
    'a credential store keeps them': {
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
