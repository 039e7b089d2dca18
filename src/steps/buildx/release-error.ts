import { ExpectedError } from '../../expected-error.ts'
import type { BuildxRepository } from '../../values/buildx-version.ts'
import type { Tools } from '../step.ts'
import { causeOf, httpStatusOf, rateLimitResetOf } from './failures.ts'

const installed = 'install Buildx on the runner (package docker-buildx-plugin) and remove `version`'

/**
 * The error of a question about a release, or of its download, in plain words. That of a full disk stays as it is.
 *
 * @param version without the leading `v`; null for the newest
 * @param from the host that was asked
 */
export function releaseError(
  error: unknown,
  { repository, version }: { readonly repository: BuildxRepository; readonly version: string | null },
  from: string,
  environment: Tools['environment'],
): Error {
  if (error instanceof ExpectedError || (error instanceof Error && error.name === 'Unwritable')) return error
  const status = httpStatusOf(error)
  const what = version === null ? 'The newest release of Buildx' : `Buildx v${version}`
  if (status === 404) {
    return new ExpectedError(
      'invalid-input',
      `The input \`version\` is not a release of Buildx: https://github.com/${repository}/releases has ${version === null ? 'no release' : `no v${version} with a checksums.txt`}.`,
      'Set a version of that page, or `version: latest`.',
      { cause: error },
    )
  }
  const reset = rateLimitResetOf(error)
  if (reset || status === 429) {
    const until = reset ? ` until ${reset.toISOString().slice(11, 16)} UTC` : ''
    return new ExpectedError(
      'buildx-unavailable',
      `${what} could not be found: the rate limit of ${from} is reached${until} (status ${status}).${limitOf(version, environment)}`,
      version === null
        ? `Set a version such as \`version: v0.36.1\`, which needs no question to the API. Or run the job again later, or ${installed}.`
        : `Run the job again later, or ${installed}.`,
      { cause: error },
    )
  }
  const reason = status === undefined ? causeOf(error) : `status ${status}`
  return new ExpectedError(
    'buildx-unavailable',
    `${what} could not be downloaded: ${from} ${status === undefined ? 'cannot be reached' : 'refuses it'} (${reason}).${enterprise(environment)}`,
    remedyFor(reason),
    { cause: error },
  )
}

/** GitHub limits the tokens of a repository's jobs to 1000 requests per hour, and requests without a token to 60. */
function limitOf(version: string | null, environment: Tools['environment']): string {
  if (version !== null) return ''
  return isOnGitHub(environment)
    ? ' GitHub limits the requests per repository and hour.'
    : ' This runner belongs to another server, whose token is not sent to `github.com`, so GitHub limits the requests per address and hour.'
}

const enterprise = (environment: Tools['environment']): string =>
  isOnGitHub(environment)
    ? ''
    : ` Releases of Buildx are on \`github.com\`, and this runner belongs to ${environment['GITHUB_SERVER_URL']}.`

/** True if the runner's server is github.com, so that its token can be sent there. */
export const isOnGitHub = (environment: Tools['environment']): boolean =>
  environment['GITHUB_SERVER_URL'] === 'https://github.com'

function remedyFor(reason: string): string {
  if (/certificate|CERT/i.test(reason)) {
    return `If a proxy has its own CA, set NODE_EXTRA_CA_CERTS=/path/ca.pem for the runner, or ${installed}.`
  }
  if (/tunnel|proxy/i.test(reason)) {
    return `Check HTTPS_PROXY and NO_PROXY of the runner, and that the proxy allows \`github.com\`, or ${installed}.`
  }
  return `Allow the runner to reach \`github.com\` and its downloads (\`curl --location https://github.com\`), set HTTPS_PROXY, or ${installed}.`
}
