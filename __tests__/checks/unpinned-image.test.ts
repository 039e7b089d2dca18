import { unpinnedImage } from '../../src/checks/unpinned-image.ts'
import { unseen } from '../make-facts.ts'
import { testCheck } from './test-check.ts'

const digest = `sha256:${'0'.repeat(64)}`

function dind(reference: string) {
  return { requestedImages: [{ reference, input: 'dind-image' }] }
}

testCheck(unpinnedImage, {
  failing: {
    'no tag': { given: dind('docker'), says: ['`dind-image`', 'latest', 'docker:<x.y.z>@sha256:'] },
    'a port, and no tag': { given: dind('localhost:5000/docker'), says: ['which means `latest`'] },
    'the tag latest': { given: dind('docker:latest'), says: ['docker:latest', 'version of the job daemon'] },
    'a variant': {
      given: dind('docker:dind'),
      says: ['names docker:dind.', 'imagetools inspect docker:dind'],
    },
    'a major version': { given: dind('docker:29-dind'), says: ['names docker:29-dind.'] },
    'a minor version': { given: dind('docker:29.7-dind'), says: ['names docker:29.7-dind.'] },
    "Buildx's default image, with a pinned daemon image": {
      given: {
        requestedImages: [
          { reference: 'docker:29.7.2-dind', input: 'dind-image' },
          { reference: 'moby/buildkit:buildx-stable-1', input: 'driver-opts' },
        ],
      },
      says: ['`driver-opts`', 'version of BuildKit', 'moby/buildkit:<x.y.z>'],
    },
  },
  passing: {
    'no images in the inputs': {},
    'a full version': dind('docker:29.7.2-dind'),
    'a full version with a v': dind('moby/buildkit:v0.31.0-rootless'),
    'a digest': dind(`docker@${digest}`),
    'a tag that can change, with a digest': dind(`localhost:5000/docker:dind@${digest}`),
  },
  unseen: {
    'the images': { given: { requestedImages: unseen('no inputs') }, reason: 'no inputs' },
  },
})
