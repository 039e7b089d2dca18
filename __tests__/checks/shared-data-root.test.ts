import { sharedDataRoot } from '../../src/checks/shared-data-root.ts'
import { makeContainer, makeDaemon, makeMount, makeNestedDaemon, unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const same = { status: 'seen', value: '2049:262401' } as const
const hidden = unseen('permission denied')
const volume = makeMount({ type: 'volume', volume: 'cache', source: '/var/lib/docker/volumes/cache/_data' })
const asDataRoot = { ...volume, destination: '/var/lib/docker' }

testCheck(sharedDataRoot, {
  failing: {
    "a daemon in a container uses the host daemon's data root": {
      given: { daemons: [makeDaemon(), makeNestedDaemon({ dataRootIdentity: same })] },
      rulesOut: ['socket', 'dind'],
      says: ['2 dockerd', '2049:262401', 'PID 1402', 'PID 5120'],
    },
    'two daemons of other jobs share a data root': {
      given: {
        daemons: [
          makeDaemon(),
          makeNestedDaemon(),
          makeNestedDaemon({ pid: 6001, namespacePids: [6001, 1] }),
        ],
      },
      says: ['2049:524801'],
    },
    'a container can write to the data root': {
      given: { engineContainers: [makeContainer({ mounts: [makeMount({ source: '/var/lib/docker' })] })] },
      rulesOut: ['socket', 'dind'],
      says: ['database', '/var/lib/docker at /__w'],
    },
    'a container can write to a part of the data root': {
      given: {
        engineContainers: [makeContainer({ mounts: [makeMount({ source: '/var/lib/docker/overlay2' })] })],
      },
      severity: 'warning',
      says: ['/var/lib/docker/overlay2', ':ro'],
    },
    'two running containers use one volume as data root': {
      given: {
        engineContainers: [
          makeContainer({ name: 'dind-1', mounts: [asDataRoot] }),
          makeContainer({ name: 'dind-2', mounts: [asDataRoot] }),
        ],
      },
      about: 'other-daemons',
      says: ['Volume cache', 'dind-1', 'dind-2'],
    },
    'two daemons without a data root on their command lines': {
      given: { daemons: [makeDaemon(), makeDaemon({ pid: 1500, namespacePids: [1500], dataRoot: '/srv' })] },
      rulesOut: ['socket', 'dind'],
      says: ['PID 1500'],
      values: ['the default data root, 2049:262401', '/srv, 2049:262401'],
    },
  },
  passing: {
    'two daemons with separate data roots': { daemons: [makeDaemon(), makeNestedDaemon()] },
    'one daemon with an unreadable data root': { daemons: [makeDaemon({ dataRootIdentity: hidden })] },
    'a read-only mount, such as for a log shipper': {
      engineContainers: [
        makeContainer({ mounts: [makeMount({ source: '/var/lib/docker/containers', readOnly: true })] }),
      ],
    },
    'a single volume mounted by its path': {
      engineContainers: [
        makeContainer({ mounts: [makeMount({ source: '/var/lib/docker/volumes/x/_data' })] }),
      ],
    },
    'a directory with a similar name': {
      engineContainers: [makeContainer({ mounts: [makeMount({ source: '/var/lib/docker-backup' })] })],
    },
    'one volume in one running container at a time': {
      engineContainers: [
        makeContainer({ mounts: [asDataRoot] }),
        makeContainer({ name: 'old', state: 'exited', mounts: [asDataRoot] }),
      ],
    },
    'two containers share a volume that is no data root': {
      engineContainers: [
        makeContainer({ mounts: [volume] }),
        makeContainer({ name: 'web', mounts: [volume] }),
      ],
    },
    'containerd uses the data root of its dockerd': {
      daemons: [makeDaemon(), makeDaemon({ kind: 'containerd', pid: 1500, namespacePids: [1500] })],
    },
    'an unreadable containerd': {
      daemons: [makeDaemon(), makeDaemon({ kind: 'containerd', dataRootIdentity: hidden })],
    },
    'two containers with different volumes as data root': {
      engineContainers: [
        makeContainer({ mounts: [asDataRoot] }),
        makeContainer({ name: 'web', mounts: [{ ...asDataRoot, volume: 'other' }] }),
      ],
    },
    'two containers with different directories as data root': {
      engineContainers: ['/srv/a', '/srv/b'].map((source) =>
        makeContainer({ name: source, mounts: [makeMount({ source, destination: '/var/lib/docker' })] }),
      ),
    },
    'one volume at two data roots: of dockerd and of containerd': {
      engineContainers: [
        makeContainer({ mounts: [asDataRoot] }),
        makeContainer({ name: 'web', mounts: [{ ...volume, destination: '/var/lib/containerd' }] }),
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
    'the data roots of both daemons': {
      given: {
        daemons: [makeDaemon({ dataRootIdentity: hidden }), makeNestedDaemon({ dataRootIdentity: hidden })],
      },
      reason: 'PID 1402',
    },
  },
})
