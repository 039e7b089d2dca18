import { setTimeout as sleep } from 'node:timers/promises'
import type { ObtainImage } from '../plan/plan.ts'
import type { Docker, ImageInspection } from '../platform/docker.ts'
import type { OnEvent } from '../platform/follow-progress.ts'
import { digestOf } from '../values/image-reference.ts'
import type { Achieved } from './achieved.ts'
import { connectNode } from './builder/connect-node.ts'
import { missingImage } from './preload/missing-image.ts'
import { type FoundLogin, findLogin } from './pull/find-login.ts'
import { messageOf, type PullFailure, pullFailureOf, retryAfter } from './pull/pull-failure.ts'
import { pullProgress } from './pull/pull-progress.ts'
import { unavailableImage } from './pull/unavailable-image.ts'
import type { StepHandler, Tools } from './step.ts'

/** Milliseconds before each retry, if the registry does not ask for a delay. */
const pauses = [2_000, 8_000]
/** Milliseconds: there is no retry if the registry asks for a longer delay. */
const longestPause = 60_000

/**
 * Pulls an image on the host daemon, or that of a node, with the job's registry login. An image that is present is not pulled again. A
 * pulled image is kept after the job.
 */
export const obtainImage: StepHandler<'obtain-image'> = {
  title: ({ reference, daemon }) => `Checking for image ${reference}${daemon ? ` on ${daemon.host}` : ''}`,
  async apply(step, tools) {
    const { connect, hostEngine, log, warn } = tools
    const { reference, purpose } = step
    const { docker, ask } = step.daemon
      ? connectNode('A node', step.daemon, tools)
      : { docker: connect(hostEngine), ask: <T>(question: () => Promise<T>) => question() }
    const present = await ask(() => docker.inspectImage(reference))
    if (present) return resultOf(step, present)
    if (purpose === 'preload') throw missingImage(reference)
    const found = await findLogin(reference, tools)
    if (found.problem)
      warn(`The login from ${found.origin} cannot be used: ${found.problem}. Pulling without a login.`)
    log(`Pulling ${reference} ${found.login ? `with the login from ${found.origin}` : 'without a login'}`)
    const failed = await pull(docker, reference, found, tools)
    if (failed === null)
      return resultOf(step, purpose === 'daemon' ? await docker.inspectImage(reference) : null)
    const [failure, cause] = failed
    const error = unavailableImage(step, failure, found, cause)
    // buildx pulls the image itself and asks the credential helper again, so it can still succeed.
    const buildxCanTry = purpose === 'builder' && (failure === 'busy' || found.problem !== null)
    if (!buildxCanTry) throw error
    warn(`${error.message}. buildx will try to pull the image itself.`)
    return {}
  },
  // The image is a cache that other jobs on this daemon can already be using.
  undo: 'nothing',
}

/** The digest of the job daemon's image. The builder's is of no interest: its version is in the output `nodes`. */
function resultOf(
  { reference, purpose }: ObtainImage,
  image: ImageInspection | null,
): Pick<Achieved, 'daemonImage'> {
  if (purpose !== 'daemon' || image === null) return {}
  return { daemonImage: { reference, id: image.Id, digest: digestOf(reference, image.RepoDigests ?? []) } }
}

/** Pulls, and retries while that can help. Returns null once the daemon has the image. */
async function pull(
  docker: Docker,
  reference: string,
  found: FoundLogin,
  { log, warn, signal }: Tools,
): Promise<[PullFailure, unknown] | null> {
  const progress = everySeconds(5, reference, log)
  for (const pause of [...pauses, null]) {
    try {
      await docker.pullImage(reference, found.login, progress, signal)
      return null
    } catch (error) {
      signal.throwIfAborted()
      const failure = pullFailureOf(error)
      if (failure === 'denied' && found.login && (await isPublic(docker, reference, progress))) {
        warn(
          `The registry refused the login from ${found.origin} (${messageOf(error)}). Pulled ${reference} without a login, because it is public.`,
        )
        return null
      }
      if (failure !== 'busy') return [failure, error]
      // If the daemon itself does not answer, its error is thrown instead.
      await docker.ping()
      const wait = Math.max(pause ?? 0, retryAfter(error) ?? 0)
      if (pause === null || wait > longestPause) return [failure, error]
      log(`Retrying in ${wait / 1000} s: pulling ${reference} failed (${messageOf(error)})`)
      await sleep(wait, undefined, { signal })
    }
  }
  return null
}

/** Registries refuse an expired login even for a public image. Returns true after pulling the image without a login. */
async function isPublic(docker: Docker, reference: string, onEvent: OnEvent): Promise<boolean> {
  try {
    await docker.pullImage(reference, null, onEvent)
    return true
  } catch {
    return false
  }
}

/** Logs the state of the pull at most once per interval. A shorter pull logs nothing. */
function everySeconds(seconds: number, reference: string, log: (line: string) => void): OnEvent {
  const stateAfter = pullProgress()
  let last = Date.now()
  return (event) => {
    const state = stateAfter(event)
    if (state === null || Date.now() - last < seconds * 1000) return
    last = Date.now()
    log(`Pulling ${reference}: ${state}`)
  }
}
