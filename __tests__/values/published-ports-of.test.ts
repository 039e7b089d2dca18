import { expect, test } from '@jest/globals'
import { keyOf, type ListedContainer, publishedPortsOf } from '../../src/values/published-ports-of.ts'

type Port = ListedContainer['Ports'][number]

const container = (name: string, ...ports: Port[]): ListedContainer => ({
  Id: `id-of-${name}`,
  Names: [`/${name}`],
  Ports: ports,
})
const port = (IP: string, PublicPort: number, Type = 'tcp'): Port => ({ IP, PublicPort, Type })
const address = '172.17.0.3'

/** Each port as `8080/tcp web`, and where it is if the job cannot reach it. */
const seen = (containers: ListedContainer[], opensLoopback = true) =>
  publishedPortsOf(containers, { address, opensLoopback }).map((each) =>
    [keyOf(each), each.name, ...(each.beyond === null ? [] : [`at ${each.beyond}`])].join(' '),
  )

test.each<[string, ListedContainer[], string[]]>([
  ['nothing', [], []],
  ['no port', [container('web')], []],
  ['an exposed port without a public one', [container('web', { Type: 'tcp' })], []],
  ['both address families', [container('web', port('0.0.0.0', 8080), port('::', 8080))], ['8080/tcp web']],
  ['IPv6 first', [container('web', port('::', 8080), port('0.0.0.0', 8080))], ['8080/tcp web']],
  ['no address', [container('web', { PublicPort: 8080, Type: 'tcp' })], ['8080/tcp web']],
  [
    'TCP and UDP',
    [container('dns', port('0.0.0.0', 53), port('0.0.0.0', 53, 'udp'))],
    ['53/tcp dns', '53/udp dns'],
  ],
  ['SCTP', [container('web', port('0.0.0.0', 8080, 'sctp'))], []],
  [
    'a range',
    [container('web', port('0.0.0.0', 8000), port('0.0.0.0', 8001))],
    ['8000/tcp web', '8001/tcp web'],
  ],
  ['loopback', [container('web', port('127.0.0.1', 8080))], ['8080/tcp web']],
  ['the address of the daemon', [container('web', port(address, 8080))], ['8080/tcp web']],
  ['another address', [container('web', port('172.30.0.1', 8080))], ['8080/tcp web at 172.30.0.1']],
  ['IPv6 alone', [container('web', port('::1', 8080))], ['8080/tcp web at ::1']],
  [
    'a port of two containers at different addresses, of which the job reaches one',
    [container('inner', port('172.30.0.1', 8080)), container('web', port('127.0.0.1', 8080))],
    ['8080/tcp web'],
  ],
  [
    'several containers',
    [container('web', port('0.0.0.0', 8080)), container('database', port('0.0.0.0', 5432))],
    ['8080/tcp web', '5432/tcp database'],
  ],
])('%s', (_, containers, expected) => {
  expect(seen(containers)).toEqual(expected)
})

test('a daemon whose loopback the job does not reach', () => {
  const both = [container('web', port('127.0.0.1', 8080), port('0.0.0.0', 8081))]
  expect(seen(both, false)).toEqual(['8080/tcp web at 127.0.0.1', '8081/tcp web'])
})
