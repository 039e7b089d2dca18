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
    "Debian 12's client with Docker 29": {
      given: { engine, clients: docker('20.10.24+dfsg1') },
      rulesOut: ['socket'],
      says: ['20.10.24+dfsg1', 'up to API 1.41', '1.44', '"min-api-version": "1.41"'],
    },
    'a client one API version too old': {
      given: { engine, clients: docker('24.0.9') },
      rulesOut: ['socket'],
      says: ['1.43'],
    },
    'a Java build, whose Testcontainers version can be too old': {
      given: { engine, javaBuildFiles: ['pom.xml'] },
      severity: 'notice',
      says: ['1.21.4', 'pom.xml', '"client version 1.32 is too old"', '"min-api-version": "1.24"'],
    },
    'a client that is not the first program found, and several Java builds': {
      given: {
        engine,
        clients: [
          { name: 'buildx', path: '/b', version: '0.33.0', pinnedApiVersion: null },
          ...docker('24.0.9'),
        ],
        javaBuildFiles: ['pom.xml', 'api/pom.xml'],
      },
      rulesOut: ['socket'],
      says: ['1.43'],
    },
    'several Java builds': {
      given: { engine, javaBuildFiles: ['pom.xml', 'api/pom.xml'] },
      severity: 'notice',
      says: ['1.32'],
      values: ['API 1.44 to 1.52', 'pom.xml, api/pom.xml'],
    },
  },
  passing: {
    'the first client release that supports the minimum': { engine, clients: docker('25.0.0') },
    'a patch release of a line with new API versions': {
      engine: { ...engine, minApiVersion: '1.50' },
      clients: docker('28.2.2'),
    },
    'a client as new as the daemon': {
      engine: { ...engine, minApiVersion: '1.53' },
      clients: docker('29.5.0'),
    },
    'a daemon that accepts older clients': { clients: docker('20.10.24') },
    'a Java build with a daemon that accepts older clients': { javaBuildFiles: ['pom.xml'] },
    'an unreadable workspace': { engine, javaBuildFiles: unseen() },
    'a pinned API version, which client-newer-than-engine checks': {
      engine,
      clients: docker('20.10.24', '1.41'),
    },
    'a client that reports no version': { engine, clients: docker(null) },
    'a client built without a version number': { engine, clients: docker('library-import') },
    'no client': { engine, clients: [] },
    'a client before 17.06, whose API versions are not known': { engine, clients: docker('1.13.1') },
    'a client whose version has numbers later': { engine, clients: docker('dev-20.10') },
  },
  unseen: {
    'the daemon': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
    'the clients': { given: { clients: unseen('no PATH') }, reason: 'no PATH' },
  },
})
