import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { EngineNetwork, Network } from '../../src/facts/facts.ts'
import { chooseSubnets } from '../../src/plan/subnet-choice.ts'
import { makeEngineNetwork, makeFacts } from '../make-facts.ts'

/** A machine with a default route and nothing else, but for what is taken. */
function makeNetwork(taken: Partial<Network> = {}): Network {
  const routes = [{ destination: '0.0.0.0/0', gateway: '192.0.2.1', interface: 'eth0' }]
  const nothing = { interfaces: [], routes, nameservers: [], defaultInterface: 'eth0', defaultMtu: 1500 }
  return { ...nothing, ...taken }
}

const downFrom = (highest: number, lowest: number) =>
  Array.from({ length: highest - lowest + 1 }, (_, index) => highest - index)

const route = (destination: string) => ({ destination, gateway: null, interface: 'eth0' })
const address = (text: string) => ({ name: 'eth0', mtu: 1500, up: true, addresses: [text] })

test('chooses the first subnet of its list on an empty machine and on a healthy one', () => {
  const first = { bridgeAddress: '172.30.0.1/24', addressPool: '172.30.128.0/17' }
  expect(chooseSubnets(makeNetwork(), [], [])).toEqual(first)
  expect(chooseSubnets(makeFacts().network, makeFacts().engineNetworks, [])).toEqual(first)
})

describe('skips subnets that are used', () => {
  test.each<[string, Network, EngineNetwork[]]>([
    ['by a route', makeNetwork({ routes: [route('172.30.64.0/24')] }), []],
    ['by a wide route', makeNetwork({ routes: [route('172.30.0.0/16')] }), []],
    ['by a route to a single host', makeNetwork({ routes: [route('172.30.7.7/32')] }), []],
    ['by an interface', makeNetwork({ interfaces: [address('172.30.3.4/20')] }), []],
    ['by a nameserver', makeNetwork({ nameservers: ['172.30.0.53'] }), []],
    ['by a network of the engine', makeNetwork(), [makeEngineNetwork({ subnets: ['172.30.9.0/24'] })]],
  ])('%s', (_, network, engineNetworks) => {
    expect(chooseSubnets(network, engineNetworks, [])?.bridgeAddress).toBe('172.29.0.1/24')
  })
})

test('a subnet with the address of a proxy, mirror or server is left out', () => {
  const remote = (...addresses: string[]) => ({
    source: 'HTTPS_PROXY',
    host: 'proxy.corp.example',
    addresses,
  })
  const remotes = [remote('172.30.8.20', 'fd00::1'), remote(), remote('172.29.255.255')]
  expect(chooseSubnets(makeNetwork(), [], remotes)?.bridgeAddress).toBe('172.28.0.1/24')
})

describe('with wide routes', () => {
  test.each<[string, string[], string]>([
    ['all of 172.16/12: takes from 10/8', ['172.16.0.0/12'], '10.254.0.1/24'],
    ['10/8: takes from the default pools', ['10.0.0.0/8'], '172.30.0.1/24'],
    [
      'all of RFC 1918: takes shared addresses',
      ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
      '100.127.0.1/24',
    ],
    ['the halves of OpenVPN: they are a default route', ['0.0.0.0/1', '128.0.0.0/1'], '172.30.0.1/24'],
  ])('%s', (_, routes, expected) => {
    const network = makeNetwork({ routes: ['0.0.0.0/0', ...routes].map(route) })
    expect(chooseSubnets(network, [], [])?.bridgeAddress).toBe(expected)
  })
})

test('uses the most common subnets of clouds last before shared addresses', () => {
  const taken = [
    '10.0.0.0/8',
    ...downFrom(30, 17)
      .filter((n) => n !== 20)
      .map((n) => `172.${n}.0.0/16`),
  ]
  expect(chooseSubnets(makeNetwork({ routes: taken.map(route) }), [], [])?.bridgeAddress).toBe(
    '172.31.0.1/24',
  )
})

test('IPv6 and the default route exclude nothing', () => {
  const network = makeNetwork({
    interfaces: [address('fe80::1/64')],
    nameservers: ['2001:4860:4860::8888'],
    routes: [route('0.0.0.0/0'), route('::/0')],
  })
  expect(chooseSubnets(network, [], [])?.bridgeAddress).toBe('172.30.0.1/24')
})

test('is null if every subnet is used', () => {
  const network = makeNetwork({ routes: ['10.0.0.0/8', '172.16.0.0/12', '100.64.0.0/10'].map(route) })
  expect(chooseSubnets(network, [], [])).toBeNull()
})

describe('with any used subnets', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  // Mostly in the ranges from which it chooses, so that it has to give way.
  const start = fc.oneof(
    fc.tuple(fc.constant(10), fc.integer({ min: 195, max: 255 })),
    fc.tuple(fc.constant(172), fc.integer({ min: 14, max: 34 })),
    fc.tuple(fc.constant(100), fc.integer({ min: 60, max: 130 })),
    fc.tuple(octet, octet),
  )
  const ip = fc.tuple(start, octet, octet).map(([[a, b], c, d]) => `${a}.${b}.${c}.${d}`)
  const range = fc.tuple(ip, fc.integer({ min: 7, max: 32 })).map(([text, prefix]) => `${text}/${prefix}`)
  const many = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 60 })
  const machine = fc.record({
    routes: many(range),
    addresses: many(range),
    nameservers: many(ip),
    subnets: many(range),
  })

  test('the choice overlaps none of them', () => {
    fc.assert(
      fc.property(machine, ({ routes, addresses, nameservers, subnets }) => {
        const network = makeNetwork({
          routes: routes.map(route),
          interfaces: addresses.map(address),
          nameservers,
        })
        const choice = chooseSubnets(network, [makeEngineNetwork({ subnets })], [])
        if (choice === null) return
        const taken = [...routes, ...addresses, ...nameservers.map((text) => `${text}/32`), ...subnets]
        for (const chosen of [choice.bridgeAddress, choice.addressPool]) {
          for (const other of taken)
            expect([chosen, other, meet(chosen, other)]).toEqual([chosen, other, false])
        }
        expect(meet(choice.bridgeAddress, choice.addressPool)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('there is no choice only if each candidate overlaps one', () => {
    const candidates = [
      ...downFrom(30, 21).map((second) => `172.${second}`),
      ...downFrom(19, 17).map((second) => `172.${second}`),
      ...downFrom(254, 200).map((second) => `10.${second}`),
      ...['172.31', '172.20'],
      ...downFrom(127, 101).map((second) => `100.${second}`),
      ...downFrom(99, 64).map((second) => `100.${second}`),
    ].map((prefix) => `${prefix}.0.0/16`)
    const subnets = candidates.map((text) => text.replace('.0.0/16', '.77.0/24'))
    expect(chooseSubnets(makeNetwork(), [makeEngineNetwork({ subnets })], [])).toBeNull()
    for (const [index, free] of candidates.entries()) {
      const rest = makeEngineNetwork({ subnets: subnets.toSpliced(index, 1) })
      expect(chooseSubnets(makeNetwork(), [rest], [])?.bridgeAddress).toBe(free.replace('.0.0/16', '.0.1/24'))
    }
  })
})

/** Bit by bit, other than the code under test does it. */
function meet(one: string, other: string): boolean {
  const [a, b] = [bitsOf(one), bitsOf(other)]
  return a.startsWith(b) || b.startsWith(a)
}

function bitsOf(range: string): string {
  const [ip = '', prefix = '32'] = range.split('/')
  const bits = ip.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return bits.join('').slice(0, Number(prefix))
}
