import { homedir } from 'node:os'
import { expect, test } from '@jest/globals'
import { recordIn, userFolder } from '../../../src/steps/builder/user-folder.ts'

test.each([
  ['the home directory', {}, `${homedir()}/.docker/buildx/instances/mine`],
  ['DOCKER_CONFIG', { DOCKER_CONFIG: '/client' }, '/client/buildx/instances/mine'],
  ['BUILDX_CONFIG', { DOCKER_CONFIG: '/client', BUILDX_CONFIG: '/buildx' }, '/buildx/instances/mine'],
])('the record of a builder is in the directory given by %s', (_, environment, path) => {
  expect(recordIn(userFolder(environment), 'mine')).toBe(path)
})
