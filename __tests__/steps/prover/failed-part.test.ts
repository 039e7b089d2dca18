import { expect, test } from '@jest/globals'
import { ExpectedError } from '../../../src/expected-error.ts'
import { failedPart } from '../../../src/steps/prover/failed-part.ts'

const error = new ExpectedError('proof-failed', 'A test container failed.', 'Restart Docker.')

test('a test that must pass throws its error', () => {
  expect(() => failedPart({ mustPass: true }, 'container', error)).toThrow(error)
})

test('another test is a failed part with the remedy of the error', () => {
  expect(failedPart({ mustPass: false }, 'container', error)).toEqual({
    part: 'container',
    status: 'failed',
    detail: 'A test container failed',
    remedy: 'Restart Docker.',
  })
})
