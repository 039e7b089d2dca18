import { expect, test } from '@jest/globals'
import { requestedImagesOf } from '../../src/action/requested-images.ts'
import { makeRequest } from '../plan/make-situation.ts'

test.each([
  ['Berth’s own default is not one of them', {}, []],
  [
    'the image of the daemon, where it is asked for',
    { dindImage: 'docker:dind', dindImageAsked: true },
    [{ reference: 'docker:dind', input: 'dind-image' }],
  ],
  [
    'the image of the builder among its options',
    { driverOptions: ['network=host', 'image=moby/buildkit'] },
    [{ reference: 'moby/buildkit', input: 'driver-opts' }],
  ],
])('the images that the inputs name: %s', (_, request, expected) => {
  expect(requestedImagesOf(makeRequest(request))).toEqual(expected)
})
