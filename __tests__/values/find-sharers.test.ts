import { expect, test } from '@jest/globals'
import { findSharers } from '../../src/values/find-sharers.ts'

const firstLetter = (word: string) => word[0]

test.each([
  [
    ['ape', 'bear', 'ant', 'bee', 'asp'],
    ['ape', 'ant', 'asp'],
  ],
  [
    ['ape', 'bear', 'bee'],
    ['bear', 'bee'],
  ],
  [['ape', 'bear'], undefined],
  [[], undefined],
])('of %j, %j share a letter', (words, sharers) => {
  expect(findSharers(words, firstLetter)).toEqual(sharers)
})
