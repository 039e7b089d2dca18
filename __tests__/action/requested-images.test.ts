import { expect, test } from '@jest/globals'
import { requestedImagesOf } from '../../src/action/requested-images.ts'
import { makeRequest } from '../plan/make-situation.ts'

test.each([
  ['the default of Berth is not one of them', {}, []],
  [
    'the image of the job daemon, if the input names it',
    { dindImage: 'docker:dind', dindImageAsked: true },
    [{ reference: 'docker:dind', input: 'dind-image' }],
  ],
  [
    'the image of the builder in its options',
    { driverOptions: ['network=host', 'image=moby/buildkit'] },
    [{ reference: 'moby/buildkit', input: 'driver-opts' }],
  ],
])('the images that the inputs name: %s', (_, request, expected) => {
  expect(requestedImagesOf(makeRequest(request))).toEqual(expected)
})
