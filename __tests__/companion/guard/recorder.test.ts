import { expect, test } from '@jest/globals'
import { newRecorder, type Occurrence } from '../../../src/companion/guard/recorder.ts'

const occurrence = (value: string): Occurrence => ({
  ...{ kind: 'refused', rule: 'privileged', place: 'HostConfig.Privileged', value },
  ...{ method: 'POST', path: '/containers/create' },
})

test('the first of many is recorded at once, and the others as one with their number', () => {
  const records: { readonly value: string; readonly times: number }[] = []
  const recorder = newRecorder((entry) => records.push(entry))
  for (let count = 0; count < 500; count++) recorder.add(occurrence('a'))
  recorder.add(occurrence('b'))
  expect(records.map(({ value, times }) => [value, times])).toEqual([
    ['a', 1],
    ['b', 1],
  ])
  recorder.end()
  expect(records.slice(2).map(({ value, times }) => [value, times])).toEqual([['a', 499]])
})

test('ten thousand different ones are about thousand records', () => {
  const records: { readonly place: string; readonly times: number }[] = []
  const recorder = newRecorder((entry) => records.push(entry))
  for (let count = 0; count < 10_000; count++) recorder.add(occurrence(String(count)))
  recorder.end()
  expect(records).toHaveLength(1_001)
  expect(records.at(-1)).toMatchObject({ place: 'more', times: 9_000 })
})
