import { engineTooOld } from '../../src/checks/engine-too-old.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

testCheck(engineTooOld, {
  failing: {
    'Docker 19.03': {
      given: { engine: { version: '19.03.15', apiVersion: '1.40', minApiVersion: '1.12' } },
      rulesOut: ['socket', 'dind'],
      says: ['19.03.15', '1.12 to 1.40', '1.41'],
    },
    'API 1.9, which is older than 1.41': {
      given: { engine: { version: '1.7.0', apiVersion: '1.9' } },
      rulesOut: ['socket', 'dind'],
      says: ['1.9'],
    },
    'Docker 20.10': {
      given: { engine: { version: '20.10.24', apiVersion: '1.41', minApiVersion: '1.12' } },
      severity: 'warning',
      says: ['20.10.24', 'December 2023', 'mode: dind'],
    },
  },
  passing: {
    'Docker 28.0': {},
    'Docker 23.0': { engine: { version: '23.0.0', apiVersion: '1.42' } },
    'a build from source': { engine: { version: 'dev', apiVersion: '1.56', minApiVersion: '1.40' } },
    Podman: { engine: { product: 'podman', version: '4.3.1', apiVersion: '1.40' } },
  },
  unseen: {
    'the daemon': { given: { engine: unseen('nothing answers') }, reason: 'nothing answers' },
  },
})
