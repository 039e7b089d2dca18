import { expect, test } from '@jest/globals'
import { obtainImage } from '../../src/steps/obtain-image.ts'
import { fakeDocker, makeTools } from './make-tools.ts'

const step = { kind: 'obtain-image', reference: 'docker:29.7.2-dind' } as const

test('an image that is there is not asked for again', async () => {
  const docker = fakeDocker({ inspectImage: async () => ({}) as never })
  expect(await obtainImage.apply(step, makeTools({ connect: () => docker }), {})).toEqual({})
})

test.each([
  ['a registry that has none', Object.assign(new Error('no such image'), { statusCode: 404 })],
  ['a registry that does not let in', new Error('pull access denied for team/app')],
  ['a manifest that is not known', new Error('manifest unknown: manifest tagged by "1" is not found')],
])('%s is not asked twice', async (_, refusal) => {
  let pulls = 0
  const docker = fakeDocker({
    inspectImage: async () => null,
    pullImage: async () => {
      pulls += 1
      throw refusal
    },
  })
  await expect(obtainImage.apply(step, makeTools({ connect: () => docker }), {})).rejects.toMatchObject({
    code: 'image-unavailable',
    message: expect.stringContaining(refusal.message),
    cause: refusal,
  })
  expect(pulls).toBe(1)
})
