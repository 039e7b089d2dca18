import { expect, test } from '@jest/globals'
import { isDockerDesktop } from '../../src/values/docker-desktop.ts'

test.each([
  ['Docker Desktop', true],
  ['Debian GNU/Linux 12 (bookworm)', false],
])('%s is Docker Desktop: %s', (operatingSystem, expected) => {
  expect(isDockerDesktop({ operatingSystem })).toBe(expected)
})
