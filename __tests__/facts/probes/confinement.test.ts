import { expect, test } from '@jest/globals'
import { observeConfinement } from '../../../src/facts/probes/confinement.ts'
import { makeSource } from '../make-source.ts'
import type { Entry } from '../memory-files.ts'

const status = (capabilities: string, seccomp: number) =>
  `Name:\tdockerd\nPid:\t700\nPPid:\t1\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nCapEff:\t${capabilities}\nCapBnd:\t${capabilities}\nNoNewPrivs:\t0\nSeccomp:\t${seccomp}\n`
const identity = '         0          0 4294967295\n'
const container = '/docker/c6d6314f6a7ec50535941f7f315e91aaad23f357a399709d1f63e1c5346f912a'
const ownMounts = '33 31 0:33 / /sys/fs/cgroup/devices rw,relatime - cgroup cgroup rw,devices\n'
// As runc mounts them for a container with Docker's defaults.
const masks = `224 223 0:54 / /proc rw,nosuid - proc proc rw
227 223 0:57 / /sys ro,nosuid - sysfs sysfs ro
241 233 0:29 ${container} /sys/fs/cgroup/cpu ro,nosuid - cgroup cgroup rw,cpu
66 224 0:54 /sys /proc/sys ro,nosuid - proc proc rw
67 66 0:54 /sys/net /proc/sys/net rw,nosuid - proc proc rw
69 224 0:60 / /proc/acpi ro,relatime - tmpfs tmpfs ro
68 224 0:55 /null /proc/keys rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
70 224 0:99 / /proc/[x](y) ro,nosuid - tmpfs tmpfs ro
`
const files: Record<string, Entry> = {
  '/proc/self/mountinfo': ownMounts,
  '/proc/700/status': status('00000000a82c35fb', 2),
  '/proc/700/uid_map': identity,
  '/proc/700/mountinfo': masks,
  '/proc/700/cgroup': `5:devices:${container}\n0::/\n`,
  [`/sys/fs/cgroup/devices${container}/devices.list`]: 'b *:* m\nc *:* m\nc 1:3 rwm\n',
}
const look = (differences: Record<string, Entry> = {}) =>
  observeConfinement(makeSource({ files: { ...files, ...differences } }), 700)

test('a daemon with some capabilities and the masks of an engine', async () => {
  const found = await look()
  expect(found.userNamespace).toEqual({
    status: 'seen',
    value: { initial: true, root: 0, uids: 4_294_967_295 },
  })
  expect(found.capabilities).toMatchObject({
    value: { bounding: expect.arrayContaining(['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE']) },
  })
  expect(found.seccomp).toEqual({ status: 'seen', value: 'filter' })
  expect(found.kernelFiles).toEqual({
    status: 'seen',
    value: { hidden: ['/proc/acpi', '/proc/keys'], readOnly: ['/proc/sys', '/sys'] },
  })
  expect(found.devices).toEqual({ status: 'seen', value: ['b *:* m', 'c *:* m', 'c 1:3 rwm'] })
})

test('a privileged daemon has no protection', async () => {
  const found = await look({
    '/proc/700/status': status('000001ffffffffff', 0),
    '/proc/700/mountinfo':
      '159 158 0:45 / /proc rw - proc proc rw\n162 158 0:48 / /sys rw - sysfs sysfs rw\n',
    [`/sys/fs/cgroup/devices${container}/devices.list`]: 'a *:* rwm\n',
  })
  expect(found).toMatchObject({
    seccomp: { value: 'disabled' },
    kernelFiles: { value: { hidden: [], readOnly: [] } },
    devices: { value: ['a *:* rwm'] },
  })
})

test('a daemon in a user namespace', async () => {
  const found = await look({ '/proc/700/uid_map': '0 100000 65536\n' })
  expect(found.userNamespace).toEqual({
    status: 'seen',
    value: { initial: false, root: 100_000, uids: 65_536 },
  })
})

test.each<[keyof Awaited<ReturnType<typeof look>>, Record<string, Entry>, string]>([
  ['devices', { '/proc/700/cgroup': '0::/docker\n' }, 'BPF program'],
  ['devices', { '/proc/self/mountinfo': '' }, 'not mounted'],
  [
    'devices',
    { [`/sys/fs/cgroup/devices${container}/devices.list`]: { fails: 'ENOENT' } },
    'devices.list could not be read',
  ],
  ['seccomp', { '/proc/700/status': { fails: 'EACCES' } }, '/proc/700/status could not be read'],
  ['userNamespace', { '/proc/700/uid_map': '' }, 'is empty'],
  ['kernelFiles', { '/proc/700/mountinfo': { fails: 'EINVAL' } }, '/proc/700/mountinfo could not be read'],
])(
  '%s that cannot be read has the reason, and the others are seen: %j',
  async (name, differences, reason) => {
    const found = await look(differences)
    expect(found[name]).toMatchObject({ status: 'unseen', reason: expect.stringContaining(reason) })
    expect(Object.values(found).some((each) => each.status === 'seen')).toBe(true)
  },
)
