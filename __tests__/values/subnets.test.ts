import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isDefaultRoute, parseSubnet, subnetsOverlap } from '../../src/values/subnets.ts'

const address = fc.tuple(...Array.from({ length: 4 }, () => fc.nat(255))).map((octets) => octets.join('.'))
const subnet = fc.tuple(address, fc.nat(32)).map(([text, prefix]) => `${text}/${prefix}`)

describe('parseSubnet', () => {
  test.each([
    ['0.0.0.0/0', { first: 0, last: 2 ** 32 - 1 }],
    ['172.17.0.1/16', { first: 2_886_795_264, last: 2_886_860_799 }],
    ['255.255.255.255', { first: 2 ** 32 - 1, last: 2 ** 32 - 1 }],
    ['192.0.2.1/31', { first: 3_221_225_984, last: 3_221_225_985 }],
  ])('%s', (text, expected) => expect(parseSubnet(text)).toEqual(expected))

  test.each([
    'fd00::/64',
    '::ffff:10.0.0.1',
    '1000.0.0.1',
    '10.0.0.1/8/8',
    '10.0.0.0/24 dev eth0',
    '256.0.0.0/8',
    '10.0.0.0/33',
    '10.0.0/8',
    '',
    'docker0',
  ])('refuses %j', (text) => {
    expect(parseSubnet(text)).toBeUndefined()
  })

  test('gives a subnet of the size of its prefix that holds the address', () => {
    fc.assert(
      fc.property(address, fc.nat(32), (text, prefix) => {
        const range = parseSubnet(`${text}/${prefix}`) ?? { first: 1, last: 0 }
        const single = parseSubnet(text)?.first ?? -1
        expect(range.last - range.first + 1).toBe(2 ** (32 - prefix))
        expect(range.first % 2 ** (32 - prefix)).toBe(0)
        expect(range.first <= single && single <= range.last).toBe(true)
      }),
    )
  })
})

describe('subnetsOverlap', () => {
  test.each([
    ['172.17.0.0/16', '172.17.8.0/24', true],
    ['172.16.0.0/12', '172.31.255.0/24', true],
    ['172.16.0.0/12', '172.32.0.0/16', false],
    ['10.0.0.0/8', '11.0.0.0/8', false],
    ['192.168.1.0/25', '192.168.1.128/25', false],
    ['224.0.0.0/4', '239.1.2.3', true],
    ['10.0.0.0/24', '10.0.0.255', true],
    ['172.17.0.0/16', 'fd00::/64', false],
    ['fd00::/64', '172.17.0.0/16', false],
  ])('%s and %s: %s', (one, other, expected) => expect(subnetsOverlap(one, other)).toBe(expected))

  test('is symmetric, and true for a subnet in another', () => {
    fc.assert(
      fc.property(subnet, subnet, (one, other) => {
        expect(subnetsOverlap(one, other)).toBe(subnetsOverlap(other, one))
        expect(subnetsOverlap(one, one)).toBe(true)
        expect(subnetsOverlap(one, '0.0.0.0/0')).toBe(true)
      }),
    )
  })
})

test.each([
  ['0.0.0.0/0', true],
  ['::/0', true],
  ['0.0.0.0/00', true],
  ['10.0.0.0/08', false],
  ['0.0.0.0/1', true],
  ['128.0.0.0/1', true],
  ['0.0.0.0/2', false],
  ['10.0.0.0/8', false],
  ['10.0.0.0/10', false],
  ['10.0.0.1', false],
])('isDefaultRoute %s: %s', (destination, expected) => expect(isDefaultRoute(destination)).toBe(expected))
