import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cores, parseCgroupLimit, parseCpuMax } from '../../../src/facts/parsers/cgroup-limit.ts'
import {
  containerEngineInCgroup,
  containerIdInCgroup,
  containerIdInMounts,
} from '../../../src/facts/parsers/container-id.ts'
import { filesystemType } from '../../../src/facts/parsers/filesystem-type.ts'
import { hidesProcesses, mountOf, parseMountinfo } from '../../../src/facts/parsers/mountinfo.ts'
import { isWithin } from '../../../src/values/path.ts'

const id = 'b2fc7d37e7d2b1a0c3f1f2d0d3f6a7a8e9c0b1a2d3e4f5061728394a5b6c7d8e'
const containerMountinfo = `
758 652 0:64 / / rw,relatime master:247 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/A:/b,upperdir=/u
761 758 0:67 / /proc rw,nosuid - proc proc rw
770 758 8:1 /var/lib/docker/containers/${id}/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/root rw
773 758 8:1 /home/with\\040space /work\\011tab rw,relatime shared:1 master:2 - ext4 /dev/root rw,discard
`

describe('parseMountinfo', () => {
  it('parses any number of optional fields, and escaped paths', () => {
    const mounts = parseMountinfo(containerMountinfo)
    expect(mounts.map(({ path }) => path)).toEqual(['/', '/proc', '/etc/resolv.conf', '/work\ttab'])
    expect(mounts[3]).toEqual({
      device: '8:1',
      root: '/home/with space',
      path: '/work\ttab',
      type: 'ext4',
      source: '/dev/root',
      options: ['rw', 'relatime'],
      superOptions: ['rw', 'discard'],
    })
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseMountinfo(text))))
  })

  it('finds the mount of a path: the last one if several hide each other', () => {
    const mounts = parseMountinfo(`${containerMountinfo}780 758 0:99 / /proc ro - tmpfs tmpfs ro\n`)
    expect(mountOf(mounts, '/proc/self')?.type).toBe('tmpfs')
    expect(mountOf(mounts, '/processes')?.path).toBe('/')
    expect(mountOf([], '/')).toBeUndefined()
  })

  it.each([
    ['rw', [], false],
    ['rw,hidepid=0', [], false],
    ['rw,hidepid=off', [], false],
    ['rw,hidepid=2', [], true],
    ['rw,gid=27,hidepid=invisible', [], true],
    ['rw,gid=27,hidepid=invisible', [27], false],
  ])('with %s and groups %j, processes are hidden: %s', (options, groups, hidden) => {
    expect(hidesProcesses(parseMountinfo(`22 1 0:21 / /proc rw - proc proc ${options}`), groups)).toBe(hidden)
  })
})

describe('isWithin', () => {
  it.each([
    ['/a/b', '/a', true],
    ['/a', '/a', true],
    ['/ab', '/a', false],
    ['/a', '/', true],
    ['/', '/a', false],
  ])('%s within %s: %s', (path, directory, within) => {
    expect(isWithin(path, directory)).toBe(within)
  })
})

describe('limits of a cgroup', () => {
  it.each([
    ['max\n', null],
    ['1073741824\n', 1073741824],
    ['9223372036854771712\n', null],
    ['', null],
    ['-1', null],
  ])('%j is %s', (text, limit) => {
    expect(parseCgroupLimit(text)).toBe(limit)
  })

  it.each([
    ['max 100000\n', null],
    ['150000 100000\n', 1.5],
    ['', null],
  ])('cpu.max %j is %s cores', (text, limit) => {
    expect(parseCpuMax(text)).toBe(limit)
  })

  it('treats a quota of -1 as no limit', () => {
    expect(cores('-1\n', '100000\n')).toBeNull()
    expect(cores('200000\n', '100000\n')).toBe(2)
    expect(cores('200000\n', '0\n')).toBeNull()
  })
})

describe('the ID of a container', () => {
  it('is found in mountinfo with a private cgroup namespace', () => {
    expect(containerIdInMounts(containerMountinfo)).toBe(id)
    expect(containerIdInMounts('22 1 8:1 / / rw - ext4 /dev/root rw')).toBeNull()
  })

  it.each([
    `/docker/${id}`,
    `/system.slice/docker-${id}.scope`,
    `/kubepods.slice/x/cri-containerd-${id}.scope`,
  ])('is found in %s', (path) => {
    expect(containerIdInCgroup(`0::${path}\n`)).toBe(id)
    expect(containerEngineInCgroup(`0::${path}\n`)).toMatch(/^(docker|kubepods)$/)
  })

  it('is not found outside a container', () => {
    const cgroup = '0::/init.scope\n'
    expect(containerIdInCgroup(cgroup)).toBeNull()
    expect(containerEngineInCgroup(cgroup)).toBeNull()
  })
})

describe('filesystemType', () => {
  it.each([
    [0xef53, 'ext4'],
    [0x794c7630, 'overlay'],
    // Negative as a 32-bit number.
    [0x9123683e | 0, 'btrfs'],
    [0xabcd, '0xabcd'],
  ])('%d is %s', (magic, type) => {
    expect(filesystemType(magic)).toBe(type)
  })
})
