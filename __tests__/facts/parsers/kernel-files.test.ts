import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { maskedKernelFiles } from '../../../src/facts/parsers/kernel-files.ts'
import type { MountPoint } from '../../../src/facts/parsers/mountinfo.ts'

const mount = (path: string, differences: Partial<MountPoint> = {}): MountPoint => ({
  device: '0:54',
  root: '/',
  path,
  type: 'proc',
  source: 'proc',
  options: ['rw'],
  superOptions: ['rw'],
  ...differences,
})

test('a later mount at the same path counts: the entry script makes /proc/sys/net writable', () => {
  const readOnly = mount('/proc/sys/net', { root: '/sys/net', options: ['ro'] })
  expect(maskedKernelFiles([readOnly]).readOnly).toEqual(['/proc/sys/net'])
  expect(maskedKernelFiles([readOnly, mount('/proc/sys/net')]).readOnly).toEqual([])
})

test('cgroups and other filesystems are no kernel files that an engine masks', () => {
  const others = [
    mount('/sys/fs/cgroup', { type: 'cgroup2', options: ['ro'] }),
    mount('/sys/kernel/security', { type: 'securityfs', options: ['ro'] }),
    mount('/procession', { options: ['ro'] }),
    mount('/data', { type: 'tmpfs', options: ['ro'] }),
  ]
  expect(maskedKernelFiles(others)).toEqual({ hidden: [], readOnly: [] })
})

test('any mounts: only paths of /proc and /sys in plain letters, each once', () => {
  const any = fc.record({
    path: fc.oneof(
      fc.constantFrom('/proc', '/proc/keys', '/sys', '/sys/firmware'),
      fc.string().map((name) => `/proc/${name}`),
    ),
    type: fc.constantFrom('proc', 'sysfs', 'tmpfs', 'devtmpfs', 'cgroup', 'ext4'),
    root: fc.constantFrom('/', '/null', '/sys'),
    options: fc.constantFrom(['ro'], ['rw']),
  })
  fc.assert(
    fc.property(fc.array(any), (given) => {
      const { hidden, readOnly } = maskedKernelFiles(given.map(({ path, ...rest }) => mount(path, rest)))
      const paths = [...hidden, ...readOnly]
      expect(new Set(paths).size).toBe(paths.length)
      for (const path of paths) expect(path).toMatch(/^\/(proc|sys)(\/[\w./-]+)?$/)
    }),
  )
})
