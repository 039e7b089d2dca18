import { expect, test } from '@jest/globals'
import { engineName } from '../../src/values/engine-name.ts'

test.each([
  ['docker', '28.5.2', 'Docker 28.5.2'],
  ['podman', '5.6.0', 'Podman 5.6.0'],
  ['other', 'dev', 'Daemon dev'],
] as const)('%s %s is named %s', (product, version, expected) => {
  expect(engineName({ product, version })).toBe(expected)
})
