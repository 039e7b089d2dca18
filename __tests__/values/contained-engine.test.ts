import { expect, test } from '@jest/globals'
import { containedEngine } from '../../src/values/contained-engine.ts'

test.each([
  ['docker:29.7.2-dind', '29.7.2'],
  ['docker:20.10-dind', '20.10'],
  ['mirror.example:5000/library/docker:27-dind-rootless', '27'],
  [`docker:28.5.2-dind@sha256:${'a'.repeat(64)}`, '28.5.2'],
  ['docker:dind', undefined],
  ['docker', undefined],
  ['team/dind:20.10', undefined],
  ['team/my-docker:20.10', undefined],
])('the Docker in %s is %s', (reference, version) => {
  expect(containedEngine(reference)).toBe(version)
})
