import { expect, test } from '@jest/globals'
import { unseenWorkspace, workspacePathMismatch } from '../../src/checks/workspace-path-mismatch.ts'
import type { Mount, OwnContainer } from '../../src/facts/facts.ts'
import { makeMount, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

function job(...mounts: Mount[]): OwnContainer {
  return { id: 'e'.repeat(64), image: 'node:24', mounts, networks: ['github_network_1f'] }
}

const runner = { workspace: '/__w/app/app' }

testCheck(workspacePathMismatch, {
  failing: {
    'the runner mounts its work directory at /__w': {
      given: { ownContainer: job(makeMount()), runner },
      rulesOut: ['socket'],
      says: ['/__w/app/app', '/home/runner/work/app/app', 'host-workspace', 'mode: dind'],
    },
    'a mount inside another mount': {
      given: {
        ownContainer: job(
          makeMount({ source: '/__w' }),
          makeMount({ source: '/srv/app', destination: '/__w/app' }),
        ),
        runner,
      },
      rulesOut: ['socket'],
      says: ['/srv/app/app'],
    },
    'a workspace on a volume': {
      given: {
        ownContainer: job(
          makeMount({ type: 'volume', volume: 'work', source: '/var/lib/docker/volumes/work/_data' }),
        ),
        runner,
      },
      rulesOut: ['socket'],
      says: ['/var/lib/docker/volumes/work/_data/app/app'],
    },
    'a workspace on no mount': {
      given: { ownContainer: job(makeMount({ destination: '/__w2' })), runner },
      about: 'job',
      rulesOut: ['socket', 'dind'],
      says: ['on no mount', '/home/runner/work at /__w2'],
    },
    'a workspace on a tmpfs': {
      given: { ownContainer: job(makeMount({ type: 'tmpfs', source: '' })), runner },
      about: 'job',
      rulesOut: ['socket', 'dind'],
      says: ['tmpfs at /__w'],
    },
    'a workspace in a container without mounts': {
      given: { ownContainer: job(), runner },
      about: 'job',
      rulesOut: ['socket', 'dind'],
      says: ['/__w/app/app'],
      values: ['/__w/app/app', 'none'],
    },
    'a workspace outside several mounts': {
      given: {
        ownContainer: job(makeMount({ destination: '/a' }), makeMount({ source: '/srv', destination: '/b' })),
        runner,
      },
      about: 'job',
      rulesOut: ['socket', 'dind'],
      says: ['/__w/app/app'],
      values: ['/__w/app/app', '/home/runner/work at /a, /srv at /b'],
    },
  },
  passing: {
    'a job outside containers': {},
    'equal paths': { ownContainer: job(makeMount({ destination: '/home/runner/work' })) },
    'no workspace': { ownContainer: job(), runner: { workspace: null } },
    'a job outside containers with an unreadable endpoint': { endpoint: unseen() },
  },
  unseen: {
    'a container that the daemon does not know': {
      given: { ownContainer: unseen('the engine does not know this container') },
      reason: 'the engine does not know',
    },
    'a daemon at an address': {
      given: { endpoint: { host: 'tcp://docker:2375' } },
      reason: 'tcp://docker:2375',
    },
    'a daemon in a virtual machine': {
      given: { engine: { operatingSystem: 'Docker Desktop' } },
      reason: 'virtual machine',
    },
  },
})

test('a workspace that a test container could not read rules out no mode, as builds work', () => {
  const finding = unseenWorkspace('tcp://docker:2375', '/builds/app', 'it is empty')
  expect(finding).toMatchObject({
    id: 'workspace-path-mismatch',
    severity: 'warning',
    about: 'job',
    title: workspacePathMismatch.failureTitle,
    rulesOut: [],
  })
  expect(finding.evidence.map(({ value }) => value)).toEqual(['/builds/app', 'tcp://docker:2375'])
  for (const text of ['tcp://docker:2375', '/builds/app', 'it is empty'])
    expect(finding.message).toContain(text)
  expect(finding.remedy).toContain('`docker run -v ')
  expect(finding.evidence.every(({ label }) => label)).toBe(true)
})
