/** Splits `registry:5000/name:tag` into repository and tag. A colon before the last slash is part of the registry's port. */
export function splitReference(reference: string): [repository: string, tag: string] {
  return [repositoryOf(reference), tagOf(reference) ?? 'latest']
}

/** The tag of a reference, undefined if it has none. */
export function tagOf(reference: string): string | undefined {
  return /:([^:/@]+)(?:@|$)/.exec(reference.slice(reference.lastIndexOf('/') + 1))?.[1]
}

/** The reference without its tag and its digest. */
export function repositoryOf(reference: string): string {
  const [name = ''] = reference.split('@')
  const tag = tagOf(name)
  return tag === undefined ? name : name.slice(0, -tag.length - 1)
}

/** True with a digest, or with a tag that starts with a full version, such as `29.7.2-dind` or `v0.31.0`. */
export function isPinned(reference: string): boolean {
  return reference.includes('@sha256:') || /^v?\d+\.\d+\.\d+(?!\d)/.test(tagOf(reference) ?? '')
}

/** The host of Docker Hub, the default of a reference without one. */
const dockerHub = 'docker.io'

/**
 * The registry of a reference, with its port. It is the first part if that is `localhost` or holds a dot, a colon or a
 * capital letter. Otherwise it is Docker Hub (distribution/reference, normalize.go, splitDockerDomain).
 */
export function registryOf(reference: string): string {
  const [first = ''] = reference.split('/')
  const isHost =
    first !== reference && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase())
  return isHost && first !== 'index.docker.io' ? first : dockerHub
}
