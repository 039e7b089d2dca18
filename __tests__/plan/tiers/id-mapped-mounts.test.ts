import { expect, test } from '@jest/globals'
import { idMapObstacles } from '../../../src/plan/tiers/id-mapped-mounts.ts'
import { makeMount, makeObserved, unseen } from '../../make-facts.ts'

const work = '/home/runner/work'
const obstaclesOf = (kernel: string, type: string, path = work) =>
  idMapObstacles(makeObserved({ engine: { kernel }, jobFilesystems: [{ path, type }] }))

test.each([
  ['5.12.0', 'ext4'],
  ['5.14.0-503.el9.x86_64', 'xfs'],
  ['5.15.0-126-generic', 'btrfs'],
  ['6.3.0', 'tmpfs'],
  ['6.18.44', 'fuse'],
  ['6.18.44', 'zfs'],
  ['6.18.44', '0x24051905'],
])('Linux %s can map owners on %s, or the kernel decides', (kernel, type) => {
  expect(obstaclesOf(kernel, type)).toEqual([])
})

test.each([
  ['5.10.0-36-amd64', 'ext4', 'Linux 5.10.0-36-amd64 cannot map the owners of files in a mount. Linux 5.12'],
  ['4.18.0-553.el8.x86_64', 'xfs', 'Linux 4.18.0-553.el8.x86_64 cannot map'],
  [
    '5.12.0',
    'btrfs',
    `${work} is on btrfs, and Linux 5.12.0 cannot map the owners of files there. Linux 5.15`,
  ],
  ['6.1.0-43-amd64', 'tmpfs', 'Linux 6.3 and newer can.'],
  ['6.18.44', 'overlay', `${work} is on overlay, and Linux 6.18.44 cannot map the owners of files there.`],
  ['6.18.44', 'nfs', `${work} is on nfs`],
])('Linux %s cannot on %s, with the reason', (kernel, type, reason) => {
  expect(obstaclesOf(kernel, type).join(' ')).toContain(reason)
})

test('a directory that the host daemon cannot mount does not count', () => {
  const engine = { kernel: '6.18.44' }
  const jobFilesystems = [{ path: '/__w', type: 'overlay' }]
  const runner = { work: '/__w', inContainer: true }
  const container = (destination: string) => ({
    id: 'e'.repeat(64),
    image: 'node:24',
    mounts: [makeMount({ destination })],
    networks: [],
  })
  const obstacles = (destination: string) =>
    idMapObstacles(makeObserved({ engine, jobFilesystems, runner, ownContainer: container(destination) }))
  expect(obstacles('/elsewhere')).toEqual([])
  expect(obstacles('/__w')).toHaveLength(1)
})

test('home and /tmp are not needed', () => {
  for (const path of ['/home/runner', '/tmp']) expect(obstaclesOf('6.18.44', 'nfs', path)).toEqual([])
})

test('facts that could not be read are no obstacle', () => {
  const engine = { kernel: '6.18.44' }
  expect(idMapObstacles(makeObserved({ engine, jobFilesystems: unseen() }))).toEqual([])
  expect(idMapObstacles(makeObserved({ engine: unseen() }))).toEqual([])
  expect(idMapObstacles(makeObserved({ engine, runner: unseen() }))).toEqual([])
})

test('one reason is enough for several directories', () => {
  const jobFilesystems = [work, `${work}/app/app`].map((path) => ({ path, type: 'nfs' }))
  expect(idMapObstacles(makeObserved({ engine: { kernel: '6.18.44' }, jobFilesystems }))).toHaveLength(1)
})
