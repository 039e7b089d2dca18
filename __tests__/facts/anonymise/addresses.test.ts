import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renumberIpv4 } from '../../../src/facts/anonymise/ipv4.ts'
import { anonymousIpv6, renumberIpv6 } from '../../../src/facts/anonymise/ipv6.ts'

const bitsOf = (address: string) =>
  address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('')

/** The number of common leading bits, which alone decides if subnets overlap. */
function inCommon(one: string, other: string): number {
  const [a, b] = [bitsOf(one), bitsOf(other)]
  return [...a].findIndex((bit, index) => bit !== b[index])
}

describe('renumberIpv4', () => {
  it('keeps the number of common leading bits of any two addresses', () => {
    fc.assert(
      fc.property(fc.array(fc.ipV4(), { minLength: 2, maxLength: 6 }), (addresses) => {
        const renumber = renumberIpv4(addresses)
        for (const one of addresses) {
          for (const other of addresses) {
            expect(inCommon(renumber(one), renumber(other))).toBe(inCommon(one, other))
          }
        }
      }),
    )
  })

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.array(fc.ipV4()), (addresses) => {
        const once = addresses.map(renumberIpv4(addresses))
        expect(once.map(renumberIpv4(once))).toEqual(once)
      }),
    )
  })

  it.each([
    [['88.99.12.34'], ['64.0.0.0']],
    [
      ['10.20.30.0', '10.20.30.1', '10.20.30.40'],
      ['10.0.0.0', '10.0.0.1', '10.0.0.32'],
    ],
    [
      ['172.17.0.0', '172.17.0.1', '172.18.0.0'],
      ['172.17.0.0', '172.17.0.1', '172.18.0.0'],
    ],
    [
      ['192.168.178.0', '100.64.3.7'],
      ['192.168.0.0', '100.64.0.0'],
    ],
    [
      ['127.0.0.53', '169.254.169.254', '168.63.129.16'],
      ['127.0.0.53', '169.254.169.254', '168.63.129.16'],
    ],
    [
      ['5.15.167.4444', '1.2.3.999'],
      ['5.15.167.4444', '1.2.3.999'],
    ],
  ])('%j become %j', (addresses, expected) => {
    expect(addresses.map(renumberIpv4(addresses))).toEqual(expected)
  })
})

describe('IPv6', () => {
  it('renumbers addresses in order of appearance, except for loopback and link-local ones', () => {
    const renumber = renumberIpv6()
    const given = [
      '2a00:1450::8a',
      'fd12:3456::7',
      '2a00:1450::8a',
      '::1',
      '::',
      'fe80::fc:ff:fe00:1',
      '08:44:12',
    ]
    expect(given.map((each) => anonymousIpv6(each, renumber))).toEqual([
      '2001:db8::1',
      '2001:db8::2',
      '2001:db8::1',
      '::1',
      '::',
      'fe80::1',
      '08:44:12',
    ])
  })
})
