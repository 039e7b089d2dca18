import { expect, test } from '@jest/globals'
import { platformsAmong } from '../../src/values/platform.ts'

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
