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

/**
 * The digest of a pulled image, such as `sha256:1f…`: that of the repository that the reference names, among the engine's
 * `RepoDigests`. An image of Docker Hub has the short name there, whatever the reference says. null if the image was not
 * pulled from this repository, but loaded or built.
 */
export function digestOf(reference: string, repositoryDigests: readonly string[]): string | null {
  const wanted = familiarName(repositoryOf(reference))
  const found = repositoryDigests.find((each) => familiarName(repositoryOf(each)) === wanted)
  return found?.split('@')[1] ?? null
}

/** Without `docker.io/` and `library/`, as engines list images (distribution/reference, normalize.go, familiarizeName). */
function familiarName(repository: string): string {
  return repository.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '')
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
