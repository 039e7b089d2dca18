import { expect, test } from '@jest/globals'
import type { ProgressEvent } from '../../../src/platform/follow-progress.ts'
import { pullProgress } from '../../../src/steps/pull/pull-progress.ts'

const mebibyte = 1024 ** 2
const at = (id: string, status: string, current?: number, total?: number): ProgressEvent => ({
  id,
  status,
  progressDetail: {
    ...(current && { current: current * mebibyte }),
    ...(total && { total: total * mebibyte }),
  },
})

/** The events of a pull in the order in which moby 28 sends them, each with the state after it. */
const pull: readonly (readonly [event: ProgressEvent, state: string | null])[] = [
  [{ status: 'Pulling from library/alpine', id: '3.22' }, null],
  [at('a1', 'Already exists'), '1 of 1 layers'],
  [at('b2', 'Pulling fs layer'), '1 of 2 layers'],
  [at('c3', 'Waiting'), '1 of 3 layers'],
  [at('b2', 'Downloading', 10, 40), '1 of 3 layers, 10 MiB of 40 MiB downloaded'],
  [at('c3', 'Downloading', 2, 8), '1 of 3 layers, 12 MiB of 48 MiB downloaded'],
  [at('b2', 'Retrying in 5 seconds'), '1 of 3 layers, 12 MiB of 48 MiB downloaded'],
  [at('b2', 'Verifying Checksum'), '1 of 3 layers, 42 MiB of 48 MiB downloaded'],
  [at('b2', 'Extracting', 1, 40), '1 of 3 layers, 42 MiB of 48 MiB downloaded'],
  [at('c3', 'Download complete'), '1 of 3 layers, 48 MiB of 48 MiB downloaded'],
  [at('b2', 'Pull complete'), '2 of 3 layers, 48 MiB of 48 MiB downloaded'],
  [at('c3', 'Pull complete'), '3 of 3 layers, 48 MiB of 48 MiB downloaded'],
  [{ status: 'Digest: sha256:0123' }, '3 of 3 layers, 48 MiB of 48 MiB downloaded'],
]

test('the state of a pull counts layers and bytes after each event', () => {
  const stateAfter = pullProgress()
  expect(pull.map(([event]) => stateAfter(event))).toEqual(pull.map(([, state]) => state))
})

test('an event without a status changes nothing', () => {
  const stateAfter = pullProgress()
  expect(stateAfter({ id: 'a1' })).toBeNull()
})
