import { missingClient } from '../../src/checks/missing-client.ts'
import { makeFacts, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const plugins = makeFacts().clients.filter(({ name }) => name !== 'docker')

testCheck(missingClient, {
  failing: {
    'a job container with the socket and no client': {
      given: { clients: [], runner: { inContainer: true } },
      says: [
        'The job container has no',
        'unix:///var/run/docker.sock',
        'none',
        'in the job image',
        'apk add',
      ],
    },
    'plugins without the client': {
      given: { clients: plugins },
      says: ['This machine has no', 'buildx at /usr/libexec'],
    },
    'Podman without its docker command': {
      given: { clients: [], engine: { product: 'podman' }, runner: unseen() },
      says: ['podman-docker'],
    },
  },
  passing: {
    'a docker command': {},
  },
  unseen: {
    'the daemon': { given: { engine: unseen('nothing answers'), clients: [] }, reason: 'nothing answers' },
    'the clients': { given: { clients: unseen('no PATH') }, reason: 'no PATH' },
  },
})
