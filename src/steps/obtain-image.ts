import { setTimeout as sleep } from 'node:timers/promises'
import type { Docker } from '../platform/docker.ts'
import type { OnEvent } from '../platform/follow-progress.ts'
import { type FoundLogin, findLogin } from './pull/find-login.ts'
import { messageOf, type PullFailure, pullFailureOf, retryAfter } from './pull/pull-failure.ts'
import { pullProgress } from './pull/pull-progress.ts'
import { unavailableImage } from './pull/unavailable-image.ts'
import type { StepHandler, Tools } from './step.ts'

/** Milliseconds before the further attempts, if the registry names no time itself. */
const pauses = [2_000, 8_000]
/** Milliseconds: a registry that wants to be asked later than this is not waited for. */
const longestPause = 60_000

/**
 * Makes sure that the host's engine has an image, with the job's login for its registry. An image that is there is
 * not asked for again. A pulled one stays.
 */
export const obtainImage: StepHandler<'obtain-image'> = {
  describe: ({ reference }) => `make sure that the engine has the image ${reference}`,
  async apply(step, tools) {
    const { connect, hostEngine, log, warn } = tools
    const { reference, purpose } = step
    const docker = connect(hostEngine)
    if (await docker.inspectImage(reference)) return {}
    const found = await findLogin(reference, tools)
    if (found.problem)
      warn(`The login from ${found.origin} cannot be used: ${found.problem}. Pulling without it.`)
    log(`Pulling ${reference} ${found.login ? `with the login from ${found.origin}` : 'without a login'}`)
    const failed = await pull(docker, reference, found, tools)
    if (failed === null) return {}
    const [failure, cause] = failed
    const error = unavailableImage(step, failure, found, cause)
    // buildx pulls by itself, and by other means: it finds what has come meanwhile, and asks the helper once more.
    const buildxCanTry = purpose === 'builder' && (failure === 'busy' || found.problem !== null)
    if (!buildxCanTry) throw error
    warn(`${error.message}. buildx tries next.`)
    return {}
  },
  // An image is a cache that other jobs on this engine share by now: it is not a trace of this job.
  undo: 'nothing',
  undoTimeout: 0,
}

/** Pulls with pauses while a further attempt can help. null: the engine has the image. */
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
          `The login from ${found.origin} was refused (${messageOf(error)}). ${reference} is public: pulled without it.`,
        )
        return null
      }
      if (failure !== 'busy') return [failure, error]
      // If the engine itself does not answer, that is the error.
      await docker.ping()
      const wait = Math.max(pause ?? 0, retryAfter(error) ?? 0)
      if (pause === null || wait > longestPause) return [failure, error]
      log(`Pulling ${reference} failed (${messageOf(error)}). Next attempt in ${wait / 1000} s`)
      await sleep(wait, undefined, { signal })
    }
  }
  return null
}

/** A registry refuses a login that has expired, also for an image that it gives to everyone. True: it is pulled now. */
async function isPublic(docker: Docker, reference: string, onEvent: OnEvent): Promise<boolean> {
  try {
    await docker.pullImage(reference, null, onEvent)
    return true
  } catch {
    return false
  }
}

/** Logs the state of the pull at most once in each span of seconds. A pull that is shorter logs nothing. */
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
