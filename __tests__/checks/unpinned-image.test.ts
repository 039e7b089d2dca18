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
    latest: { given: dind('docker:latest'), says: ['`latest` moves'] },
    'a variant': { given: dind('docker:dind'), says: ['`dind` moves', 'imagetools inspect docker:dind'] },
    'a major version': { given: dind('docker:29-dind'), says: ['`29-dind` moves'] },
    'a minor version': { given: dind('docker:29.7-dind'), says: ['`29.7-dind` moves'] },
    'the default of buildx, beside a pinned one': {
      given: {
        requestedImages: [
          { reference: 'docker:29.7.2-dind', input: 'dind-image' },
          { reference: 'moby/buildkit:buildx-stable-1', input: 'driver-opts' },
        ],
      },
      says: ['`driver-opts`', '`buildx-stable-1` moves', 'moby/buildkit:<x.y.z>'],
    },
  },
  passing: {
    'nothing is asked for': {},
    'a full version': dind('docker:29.7.2-dind'),
    'a full version with v': dind('moby/buildkit:v0.31.0-rootless'),
    'a digest': dind(`docker@${digest}`),
    'a moving tag with a digest': dind(`localhost:5000/docker:dind@${digest}`),
  },
  unseen: {
    'the images': { given: { requestedImages: unseen('no inputs') }, reason: 'no inputs' },
  },
})
