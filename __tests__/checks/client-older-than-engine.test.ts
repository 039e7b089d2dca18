import { clientOlderThanEngine } from '../../src/checks/client-older-than-engine.ts'
import type { Client } from '../../src/facts/facts.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const engine = { version: '29.0.4', apiVersion: '1.52', minApiVersion: '1.44' }
const docker = (version: string | null, pinnedApiVersion: string | null = null): Client[] => [
  { name: 'docker', path: '/usr/bin/docker', version, pinnedApiVersion },
]

testCheck(clientOlderThanEngine, {
  failing: {
    'Debian 12’s client and Docker 29': {
      given: { engine, clients: docker('20.10.24+dfsg1') },
      rulesOut: ['socket'],
      says: ['20.10.24+dfsg1', 'API 1.41 at most', '1.44', '"min-api-version": "1.41"'],
    },
    'a client one version too old': {
      given: { engine, clients: docker('24.0.9') },
      rulesOut: ['socket'],
      says: ['1.43'],
    },
    'a build of Java, whose Testcontainers may be too old': {
      given: { engine, javaBuildFiles: ['pom.xml'] },
      severity: 'notice',
      says: ['1.21.4', 'pom.xml', '"client version 1.32 is too old"', '"min-api-version": "1.24"'],
    },
  },
  passing: {
    'a client of the first line that speaks it': { engine, clients: docker('25.0.0') },
    'the last client of a line that gets new API versions': {
      engine: { ...engine, minApiVersion: '1.50' },
      clients: docker('28.2.2'),
    },
    'a client as new as the engine': {
      engine: { ...engine, minApiVersion: '1.53' },
      clients: docker('29.5.0'),
    },
    'an engine that takes older clients': { clients: docker('20.10.24') },
    'a build of Java with an engine that takes older clients': { javaBuildFiles: ['pom.xml'] },
    'a workspace that cannot be seen': { engine, javaBuildFiles: unseen() },
    'a client whose version is pinned, which another check judges': {
      engine,
      clients: docker('20.10.24', '1.41'),
    },
    'a client that does not say its version': { engine, clients: docker(null) },
    'a client built without a version': { engine, clients: docker('library-import') },
    'no client': { engine, clients: [] },
  },
  unseen: {
    'the engine': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the clients': { given: { clients: unseen('no PATH') }, reason: 'no PATH' },
  },
})
