import { isPinned, repositoryOf, tagOf } from '../values/image-reference.ts'
import { defineCheck } from './check.ts'

/** What runs in the image that an input names. */
const software: Readonly<Record<string, string>> = {
  'dind-image': 'the job daemon',
  'driver-opts': 'BuildKit',
}

export const unpinnedImage = defineCheck({
  id: 'unpinned-image',
  severity: 'warning',
  about: 'job',
  title: 'Image versions',
  failureTitle: 'An image tag can change between runs',
  needs: ['requestedImages'],

  evaluate({ requestedImages }) {
    const unpinned = requestedImages.filter(({ reference }) => !isPinned(reference))
    const [first] = unpinned
    if (!first) return undefined
    return {
      message: `Input \`${first.input}\` names ${first.reference}${tagOf(first.reference) ? '' : ', which means `latest`'}. The tag can change between runs, and with it the version of ${software[first.input] ?? 'this image'}.`,
      evidence: unpinned.map(({ input, reference }) => ({ label: input, value: reference })),
      remedy: `Look up the digest: \`docker buildx imagetools inspect ${first.reference}\`. Then pin the image as \`${repositoryOf(first.reference)}:<x.y.z>@sha256:<digest>\`.`,
    }
  },
})
