import { ExpectedError } from '../../expected-error.ts'
import type { ObtainImage } from '../../plan/plan.ts'
import { registryOf } from '../../values/image-reference.ts'
import type { FoundLogin } from './find-login.ts'
import { messageOf, type PullFailure } from './pull-failure.ts'

/** The input that selects another image for this purpose. */
const inputFor: Readonly<Record<ObtainImage['purpose'], string>> = {
  daemon: '`dind-image`',
  builder: '`driver-opts: image=…`',
  preload: '`preload`',
}

/**
 * The error for an image that cannot be pulled. It names the registry, the origin of the login, the cause and the remedy.
 *
 * @param found the login used for the pull: the error contains its origin and none of its content
 */
export function unavailableImage(
  { reference, purpose }: ObtainImage,
  failure: PullFailure,
  found: FoundLogin,
  cause: unknown,
): ExpectedError {
  const registry = registryOf(reference) === 'docker.io' ? 'Docker Hub' : registryOf(reference)
  const input = inputFor[purpose]
  const withLogin = found.login
    ? `with the login from ${found.origin}`
    : `without a login (no login for ${registry} in ${found.origin})`
  const logIn = `Log in before this step: docker/login-action with \`registry: ${registryOf(reference)}\``
  const refused = found.login
    ? `Check that the account in ${found.origin} can read ${reference}, and that its token has not expired. ${logIn}.`
    : `${logIn}. Also check the name: registries refuse access to an image that does not exist.`
  const load = `load the image in an earlier step (docker load) and select it with ${input}`
  const texts: Readonly<Record<PullFailure, readonly [message: string, remedy: string]>> = {
    denied: [`${registry} refused the image ${reference} ${withLogin}`, refused],
    missing: [
      `${registry} has no image ${reference}`,
      `Correct the name or the tag in ${input}. Or ${load}.`,
    ],
    platform: [
      `The image ${reference} has no variant for the platform of this daemon`,
      `Select an image for this platform with ${input}. To list the platforms: docker manifest inspect ${reference}`,
    ],
    'pull-limit': [
      `Docker Hub's pull limit is reached for ${reference}, pulled ${withLogin}`,
      found.login
        ? `Wait, use an account with a higher limit, or select a copy of the image in another registry with ${input}.`
        : `Log in to Docker Hub before this step with docker/login-action, because each account has its own limit. Or select a copy of the image in another registry with ${input}.`,
    ],
    busy: [
      `The image ${reference} could not be pulled from ${registry}`,
      `Check that the daemon's machine can reach ${registry}: docker pull ${reference}. Or ${load}.`,
    ],
  }
  const [message, remedy] = texts[failure]
  return new ExpectedError('image-unavailable', `${message}: ${messageOf(cause)}`, remedy, { cause })
}
