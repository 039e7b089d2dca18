import { describe, expect, test } from '@jest/globals'
import { parseCgroupLimit, parseCpuMax } from '../../../src/facts/parsers/cgroup-limit.ts'
import { defaultInterface6 } from '../../../src/facts/parsers/default-route-6.ts'
import { parseIdentifierMap } from '../../../src/facts/parsers/identifier-map.ts'
import { parseTotalMemory } from '../../../src/facts/parsers/memory.ts'
import { hidesProcesses, mountOf, parseMountinfo } from '../../../src/facts/parsers/mountinfo.ts'
import { parseNamespaceLink } from '../../../src/facts/parsers/namespace-link.ts'
import { parseRoutes } from '../../../src/facts/parsers/route-table.ts'

/** The words of a line with one of them replaced. */
const withWord = (line: string, place: number, word: string) =>
  line
    .split(' ')
    .map((each, index) => (index === place ? word : each))
    .join(' ')

describe('/proc/net/route', () => {
  const route = 'eth0 0000000A 0100000A 0003 0 0 100 000000FF 0 0 0'

  test('takes any blanks', () => {
    const found = [{ destination: '10.0.0.0/8', gateway: '10.0.0.1', interface: 'eth0' }]
    expect(parseRoutes(route)).toEqual(found)
    expect(parseRoutes(`  ${route.replaceAll(' ', ' \t ')}  `)).toEqual(found)
  })

  test.each([
    ['a short destination', 1, '00'],
    ['a long destination', 1, '0000000A0'],
    ['a destination after other letters', 1, 'x0000000A'],
    ['no gateway', 2, '-'],
    ['a long gateway', 2, '0100000A0'],
    ['no mask', 7, '-'],
    ['flags that are no number', 3, 'U'],
  ])('leaves a line out that has %s', (_, place, word) => {
    expect(parseRoutes(withWord(route, place, word))).toEqual([])
  })
})

describe('/proc/net/ipv6_route', () => {
  const zeros = '0'.repeat(32)
  const lineOf = (differences: Readonly<Record<number, string>> = {}) =>
    [
      zeros,
      '00',
      zeros,
      '00',
      `fe80${'0'.repeat(28)}`,
      '00000400',
      '00000001',
      '00000000',
      '00000003',
      'eth0',
    ]
      .map((word, place) => differences[place] ?? word)
      .join(' ')

  test.each<[string, string, string | null]>([
    ['a default route', lineOf(), 'eth0'],
    ['one with many blanks', `  ${lineOf().replaceAll(' ', '   ')}`, 'eth0'],
    ['the one of lowest metric', `${lineOf()}\n${lineOf({ 5: '00000100', 9: 'wlan0' })}`, 'wlan0'],
    ['one to a network', lineOf({ 1: '40' }), null],
    ['one to a host', lineOf({ 0: `2001${'0'.repeat(28)}` }), null],
    ['a destination that is too long', lineOf({ 0: `${zeros}1` }), null],
    ['one of lo', lineOf({ 9: 'lo' }), null],
    ['one that is down', lineOf({ 8: '00000002' }), null],
    ['one that refuses', lineOf({ 8: '00000201' }), null],
    ['no flags', `${zeros} 00`, null],
    ['none', '', null],
  ])('finds the interface of %s', (_, text, device) => {
    expect(defaultInterface6(text)).toBe(device)
  })
})

describe('/proc/<pid>/mountinfo', () => {
  const line = '36 35 98:0 /mnt1 /mnt2 rw,noatime shared:1 - ext3 /dev/root rw,errors=continue'

  test.each([
    ['device', 2],
    ['root', 3],
    ['path', 4],
    ['options', 5],
    ['type', 8],
  ])('leaves a line out that has no %s', (_, place) => {
    expect(parseMountinfo(line)).toHaveLength(1)
    expect(parseMountinfo(withWord(line, place, ''))).toEqual([])
  })

  test('a mount can have no options of its filesystem, and no source', () => {
    expect(parseMountinfo('36 35 98:0 / /mnt rw - tmpfs')).toMatchObject([{ source: '', superOptions: [] }])
    expect(parseMountinfo('36 35 98:0 / /mnt rw')).toEqual([])
  })

  test('a path is on the deepest mount above it, and of two at one path on the later', () => {
    const at = (path: string, device: string) => `1 0 ${device} / ${path} rw - ext4 /dev/sda1 rw\n`
    const mounts = parseMountinfo(
      at('/srv/a', '8:1') + at('/srv', '8:2') + at('/', '8:3') + at('/srv', '8:4'),
    )
    expect(mountOf(mounts, '/srv/a/b')?.device).toBe('8:1')
    expect(mountOf(mounts, '/srv/b')?.device).toBe('8:4')
    expect(mountOf(mounts, '/home')?.device).toBe('8:3')
    expect(mountOf([], '/home')).toBeUndefined()
  })

  const proc = (path: string, type: string, options: string) =>
    `1 0 0:1 / ${path} rw - ${type} proc ${options}\n`
  test.each([
    ['hidepid', proc('/proc', 'proc', 'rw,hidepid=2'), true],
    ['its new spelling', proc('/proc', 'proc', 'rw,hidepid=invisible'), true],
    ['hidepid that is off', proc('/proc', 'proc', 'rw,hidepid=off'), false],
    ['a group of the job', proc('/proc', 'proc', 'rw,gid=27,hidepid=2'), false],
    ['another group', proc('/proc', 'proc', 'rw,gid=28,hidepid=2'), true],
    ['hidepid elsewhere', proc('/proc', 'proc', 'rw') + proc('/x/proc', 'proc', 'hidepid=2'), false],
    ['a filesystem over it', proc('/proc', 'proc', 'rw') + proc('/proc', 'tmpfs', 'hidepid=2'), false],
    ['no /proc', '', false],
  ])('%s: processes of others are hidden: %s', (_, text, hidden) => {
    expect(hidesProcesses(parseMountinfo(text), [4, 27])).toBe(hidden)
  })
})

test.each([
  ['  0  1000   1 ', 1],
  ['0 1000 1 x', 0],
  ['x 0 1000 1', 0],
  ['0 1000', 0],
])('an identifier map of %j has %d ranges', (text, length) => {
  expect(parseIdentifierMap(text)).toHaveLength(length)
})

test.each([
  ['net:[4026531840]', { name: 'net', inode: 4026531840 }],
  ['a net:[4026531840]', null],
  ['net:[4026531840] (deleted)', null],
  ['unknown:[4026531840]', null],
  ['net:[x]', null],
])('the link %j is %j', (text, link) => {
  expect(parseNamespaceLink(text)).toEqual(link)
})

test.each([
  ['1073741824\n', 1073741824],
  ['max\n', null],
  ['9223372036854771712\n', null],
  ['4611686018427387904\n', null],
  ['12 bytes\n', null],
])('the limit %j is %j', (text, limit) => {
  expect(parseCgroupLimit(text)).toBe(limit)
})

test.each([
  ['  150000   100000\n', 1.5],
  ['max 100000\n', null],
  ['150000\n', null],
  ['150000 0\n', null],
])('the quota %j is %j cores', (text, cores) => {
  expect(parseCpuMax(text)).toBe(cores)
})

test.each(['xMemTotal: 16 kB', 'MemTotal: 16 kB x', 'MemTotal: 16 MB', ''])(
  'the memory of the machine is not in %j',
  (text) => {
    expect(() => parseTotalMemory(text)).toThrow('/proc/meminfo')
  },
)
