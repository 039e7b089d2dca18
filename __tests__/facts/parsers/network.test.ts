import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { namesStubOnly, parseNameservers } from '../../../src/facts/parsers/resolver-configuration.ts'
import { parseRoutes } from '../../../src/facts/parsers/route-table.ts'

const header = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n'

const littleEndian = (address: readonly number[]) =>
  Buffer.from(address).reverse().toString('hex').toUpperCase()

describe('parseRoutes', () => {
  it('parses little-endian addresses, and sorts by metric', () => {
    const text =
      `${header}wlan0\t00000000\t0102A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n` +
      'eth0\t00000000\t0100000A\t0003\t0\t0\t100\t00000000\t0\t0\t0\n' +
      'docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n' +
      'lo\t0000FEA9\t00000000\t0201\t0\t0\t0\t0000FFFF\t0\t0\t0\n' +
      'eth1\t0000FEA9\t00000000\t0000\t0\t0\t0\t0000FFFF\t0\t0\t0\n'
    expect(parseRoutes(text)).toEqual([
      { destination: '172.17.0.0/16', gateway: null, interface: 'docker0' },
      { destination: '0.0.0.0/0', gateway: '10.0.0.1', interface: 'eth0' },
      { destination: '0.0.0.0/0', gateway: '192.168.2.1', interface: 'wlan0' },
    ])
  })

  it('parses any address and prefix length', () => {
    const octets = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(octets, fc.integer({ min: 0, max: 32 }), (address, length) => {
        const bits = '1'.repeat(length).padEnd(32, '0')
        const mask = [0, 8, 16, 24].map((start) => Number.parseInt(bits.slice(start, start + 8), 2))
        const line = `eth0\t${littleEndian(address)}\t00000000\t0001\t0\t0\t0\t${littleEndian(mask)}\t0\t0\t0`
        expect(parseRoutes(header + line)).toEqual([
          { destination: `${address.join('.')}/${length}`, gateway: null, interface: 'eth0' },
        ])
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => parseRoutes(text).length === 0))
  })
})

describe('parseNameservers', () => {
  it('lists each server once, without a zone', () => {
    const text =
      '# nameserver 9.9.9.9\nnameserver 10.0.0.2\nnameserver  fe80::1%eth0\nnameserver 10.0.0.2\nsearch x\n'
    expect(parseNameservers(text)).toEqual(['10.0.0.2', 'fe80::1'])
  })

  it('parses any servers', () => {
    const servers = fc.uniqueArray(fc.oneof(fc.ipV4(), fc.ipV6()))
    fc.assert(
      fc.property(servers, (given) => {
        expect(parseNameservers(given.map((each) => `nameserver ${each}\n`).join(''))).toEqual(given)
      }),
    )
  })

  it('recognizes the stub of systemd-resolved', () => {
    expect(namesStubOnly(['127.0.0.53'])).toBe(true)
    expect(namesStubOnly(['127.0.0.53', '10.0.0.2'])).toBe(false)
    expect(namesStubOnly([])).toBe(false)
  })
})
