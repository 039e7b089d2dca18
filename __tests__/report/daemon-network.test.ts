import { expect, test } from '@jest/globals'
import { networkAnnotations, networkSentences } from '../../src/report/daemon-network.ts'
import { dindReport, socketReport } from '../make-report.ts'

const withNetwork = (network: 'isolated' | 'sealed' | 'open') => {
  const { achieved } = dindReport()
  return dindReport({
    achieved: { ...achieved, ...(achieved.daemon && { daemon: { ...achieved.daemon, network } }) },
  })
}

test.each([
  ['isolated', 'only by published ports'],
  ['sealed', 'no iptables rules'],
  ['open', 'reach each other (`network: open`)'],
] as const)('network: %s is a sentence of the report', (network, expected) => {
  expect(networkSentences(withNetwork(network))).toEqual([expect.stringContaining(expected)])
})

test('the cost of `sealed` is annotated, with what to do', () => {
  expect(networkAnnotations(withNetwork('sealed'))).toEqual([
    {
      level: 'notice',
      title: 'sealed-network',
      message: expect.stringContaining('Build with `docker build --network host`'),
    },
  ])
  expect(networkAnnotations(withNetwork('isolated'))).toEqual([])
})

test('there is nothing to say about the host daemon', () => {
  expect([networkSentences(socketReport()), networkAnnotations(socketReport())]).toEqual([[], []])
})
