import { expect, test } from '@jest/globals'
import { isWellKnown } from '../../../src/facts/anonymise/well-known.ts'

test.each([
  ['docker', true],
  ['eth12', true],
  [`docker-${'ab'.repeat(32)}.scope`, true],
  ['docker-acme.scope', false],
  ['pod49cb8251-6754-4f06-a856-5049d29222a8', true],
  ['kubepods-besteffort-pod49cb8251_6754_4f06_a856_5049d29222a8.slice', true],
  ['pod-acme', false],
  ['veth1a2b3c', true],
  ['myveth1a2b', false],
  ['vethacme-x', false],
  ['veth', false],
  ['acme', false],
  ['', false],
])('%j is well known: %s', (word, expected) => {
  expect(isWellKnown(word)).toBe(expected)
})
