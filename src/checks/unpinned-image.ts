import { defineCheck } from './check.ts'

export const unpinnedImage = defineCheck({
  id: 'unpinned-image',
  severity: 'warning',
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

/** True with a digest, or with a tag that starts with a full version, such as `29.7.2-dind` or `v0.31.0`. */
function isPinned(reference: string): boolean {
  return reference.includes('@sha256:') || /^v?\d+\.\d+\.\d+(?!\d)/.test(tagOf(reference) ?? '')
}

/** What follows the colon of the last path element: one before it belongs to the registry's port. */
function tagOf(reference: string): string | undefined {
  return /:([^:/@]+)(?:@|$)/.exec(reference.slice(reference.lastIndexOf('/') + 1))?.[1]
}

function repositoryOf(reference: string): string {
  const tag = tagOf(reference)
  return tag ? reference.slice(0, -tag.length - 1) : reference
}
