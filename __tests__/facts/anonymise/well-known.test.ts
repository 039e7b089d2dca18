import { expect, test } from '@jest/globals'
import { isWellKnown } from '../../../src/facts/anonymise/well-known.ts'

test.each([
  ['docker', true],
  ['eth12', true],
  [`docker-${'ab'.repeat(32)}.scope`, true],
  ['docker-acme.scope', false],
  ['veth1a2b3c', true],
  ['myveth1a2b', false],
  ['vethacme-x', false],
  ['veth', false],
  ['acme', false],
  ['', false],
])('%j is well known: %s', (word, expected) => {
  expect(isWellKnown(word)).toBe(expected)
})
