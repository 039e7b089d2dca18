import { ExpectedError } from '../../expected-error.ts'
import type { ObtainImage } from '../../plan/plan.ts'
import { registryOf } from '../../values/image-reference.ts'
import type { FoundLogin } from './find-login.ts'
import { messageOf, type PullFailure } from './pull-failure.ts'

/** How a workflow names another image for this purpose. */
const inputFor: Readonly<Record<ObtainImage['purpose'], string>> = {
  daemon: '`dind-image`',
  builder: '`driver-opts: image=…`',
}

/**
 * The error of an image that cannot be pulled: which registry, with whose login, why, and what to do.
 *
 * @param found the login that the pull was made with: its origin is named, and none of its content
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
    : `without a login: there is no login for ${registry} in ${found.origin}`
  const logIn = `Log in before this step: docker/login-action with \`registry: ${registryOf(reference)}\``
  const refused = found.login
    ? `Check that the account in ${found.origin} can read ${reference}, and that its token has not expired. ${logIn}.`
    : `${logIn}. Check the name as well: a registry also refuses an image that does not exist.`
  const loaded = `load it before this step (docker load) and name it with ${input}`
  const told: Readonly<Record<PullFailure, readonly [sentence: string, remedy: string]>> = {
    denied: [`${registry} refused the image ${reference} ${withLogin}`, refused],
    missing: [
      `${registry} has no image ${reference}`,
      `Correct the name or the tag in ${input}; or build the image and ${loaded}.`,
    ],
    platform: [
      `The image ${reference} has no variant for this engine's platform`,
      `Name an image for this platform with ${input}.`,
    ],
    'pull-limit': [
      `Docker Hub's pull limit is reached for ${reference}, pulled ${withLogin}`,
      found.login
        ? `Wait, use an account with a higher limit, or name a copy of the image in another registry with ${input}.`
        : `Log in to Docker Hub before this step with docker/login-action: each account has a limit of its own. Or name a copy of the image in another registry with ${input}.`,
    ],
    busy: [
      `The image ${reference} could not be pulled from ${registry}`,
      `Check that the engine's machine reaches ${registry}: docker pull ${reference}. Or ${loaded}.`,
    ],
  }
  const [sentence, remedy] = told[failure]
  return new ExpectedError('image-unavailable', `${sentence}: ${messageOf(cause)}`, remedy, { cause })
}
