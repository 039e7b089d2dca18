import { ExpectedError } from '../../expected-error.ts'
import { type BuildxRelease, checksumIn, releaseUrl } from '../../values/buildx-release.ts'
import type { Tools } from '../step.ts'
import { isOnGitHub, releaseError } from './release-error.ts'
import { withRetries } from './with-retries.ts'

type Asking = Pick<Tools, 'openToolCache' | 'connectReleases' | 'environment' | 'log' | 'signal'>

/** The file in a release of Buildx with the checksums of the others, since v0.7.0. It has no programs for macOS and Windows. */
const checksums = 'checksums.txt'

/**
 * Asks the release for the checksum of its program. For a program that checksums.txt does not list, it is the digest
 * that GitHub computed at the upload.
 *
 * @throws ExpectedError `invalid-input` if there is no such release, or `buildx-unavailable`
 */
export async function releasedChecksum(
  release: Omit<BuildxRelease, 'sha256'>,
  token: string,
  tools: Asking,
): Promise<string> {
  const { repository, version, asset } = release
  const url = releaseUrl(release, checksums)
  const { readText } = await tools.openToolCache()
  const text = await withRetries(`downloading ${url}`, () => readText(url), tools).catch((error) => {
    throw releaseError(error, release, 'github.com', tools.environment)
  })
  const sum = checksumIn(text, asset) ?? (await digestOf(release, token, tools))
  if (sum !== null) return sum
  throw new ExpectedError(
    'buildx-unavailable',
    `Buildx v${version} cannot be verified: its release has no checksum of ${asset}, so there is no program for this machine that Berth would run.`,
    `Look for the file in https://github.com/${repository}/releases/tag/v${version}, or install Buildx on the runner and remove \`version\`.`,
  )
}

async function digestOf(
  release: Omit<BuildxRelease, 'sha256'>,
  token: string,
  tools: Asking,
): Promise<string | null> {
  const { repository, version, asset } = release
  const releases = await tools.connectReleases(isOnGitHub(tools.environment) ? token : '')
  return withRetries(
    `asking for the digest of ${asset}`,
    (signal) => releases.digestOf(repository, `v${version}`, asset, signal),
    tools,
  ).catch((error) => {
    throw releaseError(error, release, 'api.github.com', tools.environment)
  })
}
