import { expect, test } from '@jest/globals'
import { clientVariablesOf } from '../../src/values/client-variables.ts'

test('each variable is kept, empty if it is not set', () => {
  const variables = clientVariablesOf({ DOCKER_CONFIG: '/home/runner/.docker', PATH: '/bin' })
  expect(variables).toMatchObject({ DOCKER_CONFIG: '/home/runner/.docker', DOCKER_CONTEXT: '' })
  expect(variables).not.toHaveProperty('PATH')
})

test('DOCKER_HOST is not kept, because it can hold a password', () => {
  expect(clientVariablesOf({ DOCKER_HOST: 'tcp://user:secret@engine' })).not.toHaveProperty('DOCKER_HOST')
})
