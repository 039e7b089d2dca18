import { expect, test } from '@jest/globals'
import { proofNetwork, withReachableBuilder } from '../../../src/plan/strategies/sealed-network.ts'
import { makeSituation } from '../make-situation.ts'

test.each([
  ['isolated', 'default'],
  ['open', 'default'],
  ['sealed', 'host'],
] as const)('network: %s: tests run on the %s network', (network, expected) => {
  expect(proofNetwork({ network })).toBe(expected)
})

test.each([
  ['isolated', ['image=a'], ['image=a']],
  ['open', [], []],
  ['sealed', [], ['network=host']],
  ['sealed', ['image=a'], ['image=a', 'network=host']],
  ['sealed', ['network=other'], ['network=other']],
] as const)('network: %s: a builder with %j has %j', (network, driverOptions, expected) => {
  const { request } = withReachableBuilder(makeSituation({ network, driverOptions }))
  expect(request.driverOptions).toEqual(expected)
})
