import { expect, test } from '@jest/globals'
import { isWorthRestart, mostRestarts } from '../../../src/steps/daemon/restarts.ts'

const line = 'failed to start daemon: failed to start containerd: timeout waiting for containerd to start\n'

test.each([
  ['a daemon whose containerd did not answer is started again', line, 0, true],
  ['so is one that fails the same way again', line.repeat(2), 1, true],
  ['a daemon that ended for another reason after that is not', line, 1, false],
  ['a daemon with another error is not', 'failed to start daemon: driver not supported\n', 0, false],
  ['the last restart is the third', line.repeat(4), mostRestarts, false],
])('%s', (_, log, restarts, expected) => {
  expect(isWorthRestart(log, restarts)).toBe(expected)
})
