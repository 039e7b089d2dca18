import { noReachableEngine } from '../../src/checks/no-reachable-engine.ts'
import type { EngineSocket, SocketState } from '../../src/facts/facts.ts'
import { type ObservedDifferences, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const engine = unseen('nothing answers')

function socket(state: SocketState, path = '/var/run/docker.sock'): EngineSocket {
  return { path, state, ownerUid: 0, ownerGid: 118, mode: '0660' }
}

const places: readonly (readonly [string, ObservedDifferences, string])[] = [
  ["GitHub's macOS runner", { machine: { operatingSystem: 'macos' } }, 'runs-on: ubuntu-24.04'],
  [
    "GitHub's Windows runner",
    { machine: { operatingSystem: 'windows' } },
    'Windows runners support Windows containers only',
  ],
  ['a Mac', { machine: { operatingSystem: 'macos' }, runner: { kind: 'self-hosted' } }, 'open -a Docker'],
  [
    'a Windows machine',
    { machine: { operatingSystem: 'windows' }, runner: { kind: 'self-hosted' } },
    'WSL 2',
  ],
  ['a pod', { runner: { kind: 'kubernetes', inContainer: true } }, 'containerMode: {type: dind}'],
  ["GitHub's ubuntu-slim", { runner: { inContainer: true } }, 'runs-on: ubuntu-24.04'],
  ['CodeBuild', { runner: { kind: 'self-hosted', service: 'codebuild' } }, 'privilegedMode: true'],
  [
    'a container',
    { runner: { kind: 'self-hosted', inContainer: true } },
    '-v /var/run/docker.sock:/var/run/docker.sock',
  ],
  ['a machine that Berth cannot read', { machine: unseen(), runner: unseen() }, 'systemctl start docker'],
]

testCheck(noReachableEngine, {
  failing: {
    'no socket': {
      given: { engine, sockets: [socket('missing')] },
      rulesOut: ['socket', 'dind'],
      says: ['unix:///var/run/docker.sock', 'missing', 'systemctl start docker'],
    },
    'a socket without a listener': {
      given: { engine, sockets: [socket('refused')] },
      rulesOut: ['socket', 'dind'],
      says: ['refused'],
    },
    'a context that does not exist': {
      given: { engine, endpoint: unseen('the selected Docker context "mine" does not exist') },
      rulesOut: ['socket', 'dind'],
      says: ['Docker context "mine"', '/var/run/docker.sock'],
    },
    'DOCKER_HOST names a missing socket, and another answers': {
      given: {
        engine,
        sockets: [socket('missing', '/tmp/old.sock'), socket('answers')],
        endpoint: { host: 'unix:///tmp/old.sock', source: 'DOCKER_HOST' },
      },
      rulesOut: ['socket', 'dind'],
      says: [
        '/tmp/old.sock',
        'unix:///var/run/docker.sock',
        'DOCKER_HOST=unix:///var/run/docker.sock',
        'Unset DOCKER_HOST',
      ],
    },
    'a context names a missing socket, and another answers': {
      given: {
        engine,
        sockets: [socket('answers')],
        endpoint: { host: 'unix:///tmp/desktop.sock', source: 'docker context', context: 'desktop' },
      },
      rulesOut: ['socket', 'dind'],
      says: ['docker context use default'],
    },
    "Podman's socket without Podman": {
      given: {
        engine,
        sockets: [socket('missing', '/run/user/1000/podman/podman.sock')],
        endpoint: { host: 'unix:///run/user/1000/podman/podman.sock', source: 'DOCKER_HOST' },
      },
      rulesOut: ['socket', 'dind'],
      says: ['systemctl start podman.socket'],
    },
    ...Object.fromEntries(
      places.map(([place, given, says]) => [
        place,
        {
          given: { engine, endpoint: unseen('no engine was found'), ...given },
          rulesOut: ['socket', 'dind'],
          says: [says],
        },
      ]),
    ),
    'a TCP endpoint that does not answer': {
      given: {
        engine: unseen('connect ECONNREFUSED 127.0.0.1:2376'),
        sockets: [socket('missing')],
        endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' },
      },
      rulesOut: ['socket', 'dind'],
      says: ['tcp://docker:2376', 'ECONNREFUSED'],
    },
  },
  passing: {
    'a daemon answers': {},
    'a daemon answers over TCP': {
      sockets: [socket('missing')],
      endpoint: { host: 'tcp://docker:2376', source: 'DOCKER_HOST' },
    },
  },
  unseen: {
    'the sockets': { given: { sockets: unseen('not on Linux') }, reason: 'not on Linux' },
    'permission denied, which is another finding': {
      given: { engine, sockets: [socket('permission-denied')] },
      reason: 'Permission denied',
    },
    'a socket that answers, and a daemon that does not report its version': {
      given: { engine: unseen('/info took over 5000 ms') },
      reason: '/info took over 5000 ms',
    },
  },
})
