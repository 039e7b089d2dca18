import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { namespaceNames } from '../../../src/facts/facts.ts'
import { Unseen } from '../../../src/facts/observe.ts'
import { capabilityNames, parseCapabilities } from '../../../src/facts/parsers/capabilities.ts'
import { optionValue, parseCommandLine, safeArguments } from '../../../src/facts/parsers/command-line.ts'
import { isInitialMap, parseIdentifierMap } from '../../../src/facts/parsers/identifier-map.ts'
import { parseTotalMemory } from '../../../src/facts/parsers/memory.ts'
import { parseNamespaceLink } from '../../../src/facts/parsers/namespace-link.ts'
import { parseProcessStatus } from '../../../src/facts/parsers/process-status.ts'

const status = (lines: string) =>
  `Name:\tdockerd\nPid:\t812\nUid:\t0\t1000\t0\t0\nGid:\t0\t121\t0\t0\n${lines}`

describe('safeArguments', () => {
  it.each([
    [
      ['--http-proxy=http://u:secret@proxy', '-H', 'fd://'],
      ['-H', 'fd://'],
    ],
    [['--log-opt', 'splunk-token=secret', '--data-root=/data'], ['--data-root=/data']],
    [['--host=tcp://u:secret@127.0.0.1:2376'], ['--host=tcp://127.0.0.1:2376']],
    [
      ['--host', 'unix:///run/d.sock', '--label', 'secret'],
      ['--host', 'unix:///run/d.sock'],
    ],
    [['-H'], ['-H']],
  ])('removes values from %j that can be secret', (given, kept) => {
    expect(safeArguments(given)).toEqual(kept)
  })
})

describe('parseProcessStatus', () => {
  it('gives effective IDs, PIDs in nested namespaces, and privileges', () => {
    const text = status(
      'PPid:\t4190\nNSpid:\t4211\t97\t1\nCapEff:\t00000000a80425fb\nCapBnd:\t00000000a82435fb\nNoNewPrivs:\t1\nSeccomp:\t2\n',
    )
    expect(parseProcessStatus(text)).toEqual({
      name: 'dockerd',
      uid: 1000,
      gid: 121,
      parentPid: 4190,
      namespacePids: [4211, 97, 1],
      effectiveCapabilities: '00000000a80425fb',
      boundingCapabilities: '00000000a82435fb',
      seccomp: 'filter',
      noNewPrivileges: true,
    })
  })

  it('uses the PID if the kernel has no NSpid', () => {
    expect(parseProcessStatus(status(''))).toMatchObject({ namespacePids: [812], seccomp: 'unknown' })
  })

  it('throws no other error than Unseen for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseProcessStatus(text)
        } catch (error) {
          expect(error).toBeInstanceOf(Unseen)
        }
      }),
    )
  })
})

describe('parseCapabilities', () => {
  it('parses the default capabilities of Docker', () => {
    expect(parseCapabilities('00000000a80425fb')).toEqual([
      'CHOWN',
      'DAC_OVERRIDE',
      'FOWNER',
      'FSETID',
      'KILL',
      'SETGID',
      'SETUID',
      'SETPCAP',
      'NET_BIND_SERVICE',
      'NET_RAW',
      'SYS_CHROOT',
      'MKNOD',
      'AUDIT_WRITE',
      'SETFCAP',
    ])
  })

  it('has a name for every bit', () => {
    expect(parseCapabilities('000001ffffffffff')).toEqual(capabilityNames)
    expect(capabilityNames).toHaveLength(41)
  })

  it('gives the names of the set bits', () => {
    fc.assert(
      fc.property(fc.subarray([...capabilityNames]), (names) => {
        const bits = names.reduce((mask, name) => mask | (1n << BigInt(capabilityNames.indexOf(name))), 0n)
        expect(parseCapabilities(bits.toString(16).padStart(16, '0'))).toEqual(names)
      }),
    )
  })

  it('finds none in other text', () => {
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(parseCapabilities(text))))
    expect(parseCapabilities('')).toEqual([])
  })
})

describe('parseCommandLine', () => {
  it('gives all arguments, including empty ones', () => {
    const argument = fc.string().map((text) => text.replaceAll('\0', ''))
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1 }), (given) => {
        expect(parseCommandLine(given.map((each) => `${each}\0`).join(''))).toEqual(given)
      }),
    )
  })

  it('gives none for a kernel thread', () => {
    expect(parseCommandLine('')).toEqual([])
  })
})

describe('optionValue', () => {
  it.each([
    [['--data-root', '/data'], '/data'],
    [['--data-root=/data'], '/data'],
    [['-g', '/old', '--data-root=/new'], '/new'],
    [['--data-root-other=/data'], undefined],
    [['--data-root'], undefined],
    [[], undefined],
  ])('%j gives %s', (given, value) => {
    expect(optionValue(given, '--data-root', '-g')).toBe(value)
  })
})

describe('parseIdentifierMap', () => {
  it.each([
    ['         0          0 4294967295\n', true],
    ['         0     100000      65536\n', false],
    ['         0       1000          1\n         1     100000      65536\n', false],
    ['', false],
  ])('%j: initial is %s', (text, initial) => {
    expect(isInitialMap(parseIdentifierMap(text))).toBe(initial)
  })

  it('parses any ranges', () => {
    const range = fc.record({ inside: fc.nat(), outside: fc.nat(), length: fc.nat() })
    fc.assert(
      fc.property(fc.array(range), (ranges) => {
        const lines = ranges.map(({ inside, outside, length }) => `${inside} ${outside}\t${length}\n`)
        expect(parseIdentifierMap(lines.join(''))).toEqual(ranges)
      }),
    )
  })
})

describe('parseNamespaceLink', () => {
  it('gives name and inode', () => {
    fc.assert(
      fc.property(fc.constantFrom(...namespaceNames), fc.nat(), (name, inode) => {
        expect(parseNamespaceLink(`${name}:[${inode}]`)).toEqual({ name, inode })
      }),
    )
  })

  it.each(['', 'net', 'time:[4026531834]', 'net:[x]'])('finds none in %j', (text) => {
    expect(parseNamespaceLink(text)).toBeNull()
  })
})

describe('parseTotalMemory', () => {
  it('gives bytes', () => {
    expect(parseTotalMemory('MemTotal:       16384 kB\nMemFree:  1 kB\n')).toBe(16 * 1024 * 1024)
  })

  it('throws Unseen if there is none', () => {
    expect(() => parseTotalMemory('')).toThrow(Unseen)
  })
})
