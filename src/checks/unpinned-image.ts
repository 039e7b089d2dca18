import { isPinned, repositoryOf, tagOf } from '../values/image-reference.ts'
import { defineCheck } from './check.ts'

export const unpinnedImage = defineCheck({
  id: 'unpinned-image',
  severity: 'warning',
  about: 'job',
  title: 'Each image asked for has a version or a digest',
  failureTitle: 'An image asked for can change from day to day',
  needs: ['requestedImages'],

  evaluate({ requestedImages }) {
    const unpinned = requestedImages.filter(({ reference }) => !isPinned(reference))
    const [first] = unpinned
    if (!first) return undefined
    const tag = tagOf(first.reference)
    return {
      message: `The input \`${first.input}\` asks for ${first.reference}, ${tag ? `whose tag \`${tag}\` moves` : 'which means `latest`'}: the same workflow gets another daemon tomorrow.`,
      evidence: unpinned.map(({ input, reference }) => ({ label: input, value: reference })),
      remedy: `Name a full version, or better a digest: \`${repositoryOf(first.reference)}:<x.y.z>@sha256:<digest>\`, which \`docker buildx imagetools inspect ${first.reference}\` prints.`,
    }
  },
})
