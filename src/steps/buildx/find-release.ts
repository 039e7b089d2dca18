import { ExpectedError } from '../../expected-error.ts'
import type { Request } from '../../plan/request.ts'
import { type BuildxRelease, buildxAsset, type MachineKind, toolOf } from '../../values/buildx-release.ts'
import type { BuildxRepository, BuildxVersion } from '../../values/buildx-version.ts'
import { isOlder } from '../../values/version.ts'
import type { Tools } from '../step.ts'
import { isOnGitHub, releaseError } from './release-error.ts'
import { releasedChecksum } from './released-checksum.ts'
import { withRetries } from './with-retries.ts'

/** `any`: the newest one in the tool cache of the runner will do, so that no network is needed. */
export type WantedRelease =
  | Extract<BuildxVersion, { readonly kind: 'newest' | 'release' }>
  | { readonly kind: 'any'; readonly repository: BuildxRepository }

type Asking = Pick<Tools, 'openToolCache' | 'connectReleases' | 'environment' | 'log' | 'signal'>
type Settings = Pick<Request, 'githubToken' | 'cacheBinary'>

/** The first release with a file of checksums (docker/buildx, its releases). */
const firstWithChecksums = '0.7.0'

/**
 * Finds the release that a version means, and the checksum of its program for this machine. A release by its number that
 * is in the tool cache needs no network.
 *
 * @param installed the version of the runner's Buildx, or undefined
 * @returns null if that is the release
 * @throws ExpectedError `invalid-input` if there is no such release, `buildx-unavailable` if GitHub does not answer,
 *   `unsupported-platform`
 */
export async function findRelease(
  wanted: WantedRelease,
  installed: string | null | undefined,
  machine: MachineKind,
  settings: Settings,
  tools: Asking,
): Promise<BuildxRelease | null> {
  const { repository } = wanted
  tools.log(
    `Looking for Buildx: ${wanted.kind === 'release' ? `v${wanted.version}` : `the latest release of ${repository}`}`,
  )
  const version = await versionOf(wanted, settings, tools)
  if (version === installed) return null
  refuseUnverifiable(repository, version)
  const asset = buildxAsset(version, machine)
  if (asset === null) {
    throw new ExpectedError(
      'unsupported-platform',
      'Buildx has no releases for this operating system.',
      'Install Buildx on the runner, and remove `version`.',
    )
  }
  const release = { repository, version, asset }
  const isKept = settings.cacheBinary && (await tools.openToolCache()).has(toolOf(release), version)
  const sha256 = isKept ? null : await releasedChecksum(release, settings.githubToken, tools)
  return { ...release, sha256 }
}

async function versionOf(wanted: WantedRelease, settings: Settings, tools: Asking): Promise<string> {
  const { repository } = wanted
  if (wanted.kind === 'release') return wanted.version
  const kept =
    wanted.kind === 'any' && settings.cacheBinary
      ? (await tools.openToolCache()).newest(toolOf({ repository }))
      : null
  if (kept !== null) return kept
  const channel = wanted.kind === 'newest' ? wanted.channel : 'latest'
  const releases = await tools.connectReleases(isOnGitHub(tools.environment) ? settings.githubToken : '')
  const what = `asking for the ${channel} release of ${repository}`
  const tag = await withRetries(
    what,
    (signal) => releases.newestTag(repository, channel, signal),
    tools,
  ).catch((error) => {
    throw releaseError(error, { repository, version: null }, 'api.github.com', tools.environment)
  })
  return tag.replace(/^v/, '')
}

function refuseUnverifiable(repository: BuildxRepository, version: string): void {
  if (repository !== 'docker/buildx' || !isOlder(version, firstWithChecksums)) return
  throw new ExpectedError(
    'invalid-input',
    `The input \`version\` is "v${version}". Releases of Buildx before v${firstWithChecksums} have no checksums, so Berth cannot verify them.`,
    `Set a newer one: \`version: v${firstWithChecksums}\`.`,
  )
}
