import { homedir } from 'node:os'
import { expect, test } from '@jest/globals'
import { recordIn, usersFolder } from '../../../src/steps/builder/users-folder.ts'

test.each([
  ['the home directory', {}, `${homedir()}/.docker/buildx/instances/mine`],
  ['DOCKER_CONFIG', { DOCKER_CONFIG: '/client' }, '/client/buildx/instances/mine'],
  ['BUILDX_CONFIG', { DOCKER_CONFIG: '/client', BUILDX_CONFIG: '/buildx' }, '/buildx/instances/mine'],
])('buildx keeps its record of a builder where %s says', (_, environment, path) => {
  expect(recordIn(usersFolder(environment), 'mine')).toBe(path)
})
