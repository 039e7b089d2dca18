import { expect, test } from '@jest/globals'
import { platformsAmong, runsNatively } from '../../src/values/platform.ts'

const own = ['linux/amd64', 'linux/amd64/v2', 'linux/386', 'linux/arm/v7', 'linux/arm64']

test.each([
  [['linux/amd64'], ['linux/amd64']],
  [['linux/s390x', 'linux/amd64'], ['linux/amd64']],
  [
    ['linux/arm64/v8', 'linux/arm'],
    ['linux/arm64/v8', 'linux/arm'],
  ],
  [['linux/arm/v6'], []],
  [[], []],
])('%j of what a BuildKit can run', (asked, runnable) => {
  expect(platformsAmong(asked, own)).toEqual(runnable)
})

test.each([
  ['linux/amd64/v2', 'linux/amd64', true],
  ['linux/386', 'linux/amd64', true],
  ['linux/arm/v7', 'linux/arm64', true],
  ['linux/arm64', 'linux/amd64', false],
  ['linux/amd64', 'linux/386', false],
  ['linux/s390x', 'linux/s390x', true],
])('%s on a machine of %s runs natively: %j', (platform, machine, expected) => {
  expect(runsNatively(platform, machine)).toBe(expected)
})
