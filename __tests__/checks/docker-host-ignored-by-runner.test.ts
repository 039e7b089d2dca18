import { dockerHostIgnoredByRunner } from '../../src/checks/docker-host-ignored-by-runner.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const named = (host: string) => ({ host, source: 'DOCKER_HOST', context: null }) as const

testCheck(dockerHostIgnoredByRunner, {
  failing: {
    'a daemon over TCP': {
      given: { endpoint: named('tcp://docker:2375') },
      says: ['tcp://docker:2375', '/var/run/docker.sock', 'socat', 'TCP:docker:2375'],
    },
    'the socket of a rootless daemon': {
      given: { endpoint: named('unix:///run/user/1001/docker.sock'), runner: { kind: 'self-hosted' } },
      says: ['sudo ln -s /run/user/1001/docker.sock /var/run/docker.sock'],
    },
  },
  passing: {
    'DOCKER_HOST is not set': {},
    'DOCKER_HOST names the default socket': { endpoint: named('unix:///run/docker.sock') },
    'a socket that an earlier step created in RUNNER_TEMP': {
      endpoint: named('unix:///home/runner/work/_temp/berth-1/docker.sock'),
    },
    'a terminal': { endpoint: named('tcp://docker:2375'), runner: { kind: 'none' } },
    'act, which mounts the socket that its option names': {
      endpoint: named('tcp://docker:2375'),
      runner: { kind: 'act' },
    },
    'a Docker context': {
      endpoint: { host: 'tcp://docker:2375', source: 'docker context', context: 'remote' },
    },
  },
  unseen: {
    'the endpoint': { given: { endpoint: unseen('none') }, reason: 'none' },
    'the runner': { given: { runner: unseen('hidden') }, reason: 'hidden' },
  },
})
