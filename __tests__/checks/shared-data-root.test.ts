import { sharedDataRoot } from '../../src/checks/shared-data-root.ts'
import { makeContainer, makeDaemon, makeMount, makeNestedDaemon, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const same = { status: 'seen', value: '2049:262401' } as const
const hidden = unseen('permission denied')
const volume = makeMount({ type: 'volume', volume: 'cache', source: '/var/lib/docker/volumes/cache/_data' })
const asDataRoot = { ...volume, destination: '/var/lib/docker' }

testCheck(sharedDataRoot, {
  failing: {
    'a daemon in a container works on the data root of the machine': {
      given: { daemons: [makeDaemon(), makeNestedDaemon({ dataRootIdentity: same })] },
      rulesOut: ['socket', 'dind'],
      says: ['2 dockerd', '2049:262401', 'PID 1402', 'PID 5120'],
    },
    'two daemons of other jobs share one': {
      given: {
        daemons: [
          makeDaemon(),
          makeNestedDaemon(),
          makeNestedDaemon({ pid: 6001, namespacePids: [6001, 1] }),
        ],
      },
      says: ['2049:524801'],
    },
    'a container can write the data root': {
      given: { engineContainers: [makeContainer({ mounts: [makeMount({ source: '/var/lib/docker' })] })] },
      rulesOut: ['socket', 'dind'],
      says: ['database', '/var/lib/docker at /__w'],
    },
    'a container can write a part of it': {
      given: {
        engineContainers: [makeContainer({ mounts: [makeMount({ source: '/var/lib/docker/overlay2' })] })],
      },
      severity: 'warning',
      says: ['/var/lib/docker/overlay2', ':ro'],
    },
    'two running containers have one volume as data root': {
      given: {
        engineContainers: [
          makeContainer({ name: 'dind-1', mounts: [asDataRoot] }),
          makeContainer({ name: 'dind-2', mounts: [asDataRoot] }),
        ],
      },
      about: 'other-daemons',
      says: ['The volume cache', 'dind-1', 'dind-2'],
    },
  },
  passing: {
    'a daemon with a data root of its own': { daemons: [makeDaemon(), makeNestedDaemon()] },
    'one daemon whose data root is hidden': { daemons: [makeDaemon({ dataRootIdentity: hidden })] },
    'a read-only mount, as of a log shipper': {
      engineContainers: [
        makeContainer({ mounts: [makeMount({ source: '/var/lib/docker/containers', readOnly: true })] }),
      ],
    },
    'a volume by its path': {
      engineContainers: [
        makeContainer({ mounts: [makeMount({ source: '/var/lib/docker/volumes/x/_data' })] }),
      ],
    },
    'a directory with a similar name': {
      engineContainers: [makeContainer({ mounts: [makeMount({ source: '/var/lib/docker-backup' })] })],
    },
    'one volume, one after the other': {
      engineContainers: [
        makeContainer({ mounts: [asDataRoot] }),
        makeContainer({ name: 'old', state: 'exited', mounts: [asDataRoot] }),
      ],
    },
    'two containers share another volume': {
      engineContainers: [
        makeContainer({ mounts: [volume] }),
        makeContainer({ name: 'web', mounts: [volume] }),
      ],
    },
  },
  unseen: {
    'the containers': { given: { engineContainers: unseen('403') }, reason: '403' },
    'the daemons': { given: { daemons: unseen('hidepid=2') }, reason: 'hidepid=2' },
    'the data root of a second daemon': {
      given: { daemons: [makeDaemon(), makeNestedDaemon({ dataRootIdentity: hidden })] },
      reason: 'PID 5120 (1 in its container): permission denied',
    },
  },
})
