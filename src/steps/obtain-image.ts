import { setTimeout as sleep } from 'node:timers/promises'
import { ExpectedError } from '../expected-error.ts'
import { statusCodeOf } from '../platform/status-code.ts'
import type { StepHandler } from './step.ts'

/** Milliseconds before the second and the third attempt: registries limit rates and cut connections. */
const pauses = [2_000, 8_000]

/** Makes sure that the host's engine has an image. One that is there is not asked for again; a pulled one stays. */
export const obtainImage: StepHandler<'obtain-image'> = {
  describe: ({ reference }) => `make sure that the engine has the image ${reference}`,
  async apply({ reference }, { connect, hostEngine, log }) {
    const docker = connect(hostEngine)
    if (await docker.inspectImage(reference)) return {}
    log(`Pulling ${reference}`)
    const progress = everySeconds(5, log)
    for (const pause of [...pauses, null]) {
      try {
        await docker.pullImage(reference, progress)
        return {}
      } catch (error) {
        if (isFinal(error)) throw unavailable(reference, error)
        // Where the engine itself does not answer, that is the error.
        await docker.ping()
        if (pause === null) throw unavailable(reference, error)
        log(`Pulling ${reference} failed (${messageOf(error)}); once more in ${pause / 1000} s`)
        await sleep(pause)
      }
    }
    return {}
  },
  // An image is a cache that other jobs on this engine share by now: it is not a trace of this job.
  undo: 'nothing',
  undoTimeout: 0,
}

/** The registry has answered, and will not answer differently in ten seconds. */
function isFinal(error: unknown): boolean {
  return (
    statusCodeOf(error) === 404 || /manifest unknown|not found|denied|unauthorized/i.test(messageOf(error))
  )
}

function unavailable(reference: string, cause: unknown): ExpectedError {
  return new ExpectedError(
    'image-unavailable',
    `The image ${reference} is not on the engine and could not be pulled: ${messageOf(cause)}`,
    'Check the name; log in to the registry in an earlier step if it is private; or load the image before this step ' +
      '(docker load) and name it with `dind-image`.',
    { cause },
  )
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).trim()

/** Lets one line through in each span of seconds. */
function everySeconds(seconds: number, log: (line: string) => void): (line: string) => void {
  let last = 0
  return (line) => {
    if (Date.now() - last < seconds * 1000) return
    last = Date.now()
    log(line)
  }
}
