/** Where releases of Buildx are. Docker Desktop's builds of it bring the driver `cloud`. */
export const buildxRepositories = {
  official: 'docker/buildx',
  desktop: 'docker/buildx-desktop',
} as const
export type BuildxRepository = (typeof buildxRepositories)[keyof typeof buildxRepositories]

/** A version of Buildx as the input `version` names it. */
export type BuildxVersion =
  /** The one of the runner. */
  | { readonly kind: 'installed' }
  /** `latest` is the newest release, and `edge` the newest one that can be a release candidate. */
  | {
      readonly kind: 'newest'
      readonly repository: BuildxRepository
      readonly channel: 'latest' | 'edge'
    }
  /** A release by its number, without the leading `v`: `0.36.1`. */
  | { readonly kind: 'release'; readonly repository: BuildxRepository; readonly version: string }
  /** A git reference that BuildKit clones and builds. */
  | { readonly kind: 'source'; readonly reference: string }

/** The versions that releases of Buildx have: `0.36.1`, `0.36.0-rc1`, `0.18.0-desktop.2`. */
const releaseNumber = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/

/**
 * The forms of git references that BuildKit takes without guessing (moby/buildkit, util/gitutil). An https:// address
 * without `.git` is a web page for it. No form can be read as a flag, and none holds a password: it would be in the log.
 */
const gitReference =
  /^(?:https?:\/\/[^\s#@]+\.git|git:\/\/[^\s#@]+|ssh:\/\/(?:git@)?[^\s#@]+|git@[^\s#:@]+:[^\s#]+|github\.com\/[^\s#]+)(?:#[^\s]*)?$/

/**
 * Reads the input `version` (docker/setup-buildx-action, context.getVersion; actions-toolkit, getDownloadVersion).
 *
 * @param driver with `cloud`, a version without a prefix is one of Docker Desktop's builds
 * @returns null if the text has none of the forms
 */
export function parseBuildxVersion(text: string, driver: string | null): BuildxVersion | null {
  if (gitReference.test(text)) return { kind: 'source', reference: text }
  const [, prefix, name = ''] = /^(?:(cloud|lab):)?(.*)$/s.exec(text) ?? []
  const isDesktop = prefix !== undefined || driver === 'cloud'
  const repository = buildxRepositories[isDesktop ? 'desktop' : 'official']
  if (name === 'latest' || name === 'edge') return { kind: 'newest', repository, channel: name }
  if (text === '') {
    return isDesktop ? { kind: 'newest', repository, channel: 'latest' } : { kind: 'installed' }
  }
  const version = releaseNumber.exec(name)?.[1]
  return version === undefined ? null : { kind: 'release', repository, version }
}
