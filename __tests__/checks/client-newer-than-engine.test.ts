import { clientNewerThanEngine } from '../../src/checks/client-newer-than-engine.ts'
import type { Client } from '../../src/facts/facts.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const old = { version: '20.10.24', apiVersion: '1.41', minApiVersion: '1.12' }

function client(differences: Partial<Client>): Client {
  return {
    name: 'docker',
    path: '/usr/bin/docker',
    version: '28.0.4',
    pinnedApiVersion: null,
    ...differences,
  }
}

testCheck(clientNewerThanEngine, {
  failing: {
    "a pinned version above the daemon's range": {
      given: { clients: [client({ pinnedApiVersion: '1.53' })], engine: old },
      rulesOut: ['socket'],
      says: ['1.53', '1.12 to 1.41', 'unset DOCKER_API_VERSION'],
    },
    "a pinned version below the daemon's range": {
      given: {
        clients: [client({ pinnedApiVersion: '1.32' })],
        engine: { version: '29.7.2', apiVersion: '1.55', minApiVersion: '1.40' },
      },
      rulesOut: ['socket'],
      says: ['1.32', '1.40 to 1.55'],
    },
    'compose 5.1.0 on 20.10': {
      given: { clients: [client({ name: 'compose', version: 'v5.1.0' })], engine: old },
      severity: 'warning',
      says: ['compose v5.1.0', 'DOCKER_API_VERSION=1.41', 'upgrade compose to 5.1.1 or newer'],
    },
    'docker 29.2 on 24.0': {
      given: { clients: [client({ version: '29.2.1' })], engine: { version: '24.0.9', apiVersion: '1.43' } },
      severity: 'warning',
      says: ['docker 29.2.1', 'DOCKER_API_VERSION=1.43'],
    },
    'buildx 0.32 on 20.10': {
      given: { clients: [client({ name: 'buildx', version: 'v0.32.1' })], engine: old },
      severity: 'warning',
      says: ['buildx v0.32.1'],
    },
  },
  passing: {
    'clients that negotiate': {},
    'clients that negotiate with an old daemon': { engine: old },
    'clients that require API 1.44 and a daemon that supports it': {
      clients: [client({ version: '29.2.1' })],
      engine: { version: '25.0.0', apiVersion: '1.44' },
    },
    'a release that accepts older daemons again': { clients: [client({ version: '29.3.0' })], engine: old },
    "a pinned version in the daemon's range": {
      clients: [client({ name: 'compose', version: '5.1.0', pinnedApiVersion: '1.41' })],
      engine: old,
    },
    'clients without a version number': {
      clients: [client({ version: null }), client({ name: 'buildx', version: 'v0.0.0+unknown' })],
      engine: old,
    },
    'no client': { clients: [] },
  },
  unseen: {
    'the clients': { given: { clients: unseen('no PATH') }, reason: 'no PATH' },
    'the daemon': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
  },
})
