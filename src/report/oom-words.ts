import type { OomKill, OomTrace } from '../steps/daemon/oom/oom-kills.ts'
import type { OomLimit } from '../steps/daemon/oom/oom-limit.ts'
import { bytes } from '../values/quantity.ts'
import { clip } from './plain.ts'

type Place = OomKill['place']

const longestName = 200
/** The exit code of a process that SIGKILL ended: 128 + 9. */
const killed = 137

/** One OOM kill as a sentence, and the end of the container. Names from outside are in backticks. */
export function oomSentence({ place, limit, times }: OomKill, memory: number): string {
  const often = times > 1 ? ` ${times} times` : ''
  return `${subject(place)} OOM-killed${often} ${limitWords(limit, memory).at}.${end(place)}`
}

function subject(place: Place): string {
  if (place.kind !== 'container') return `${places[place.kind]} was`
  const { name, image, program, exitCode } = place.container
  const running = program === null ? '' : `, program \`${clip(program, longestName)}\``
  const container = `ontainer \`${clip(name, longestName)}\` (image \`${clip(image, longestName)}\`${running})`
  return exitCode === killed ? `C${container} was` : `A process in c${container} was`
}

/** The places without a known container. */
export const places: Readonly<Record<Exclude<Place['kind'], 'container'>, string>> = {
  builds: 'A build step',
  daemon: 'The job daemon',
  'removed-containers': 'A process in a removed container',
  'outside-containers': 'A process outside of containers (such as a build step)',
}

function end(place: Place): string {
  if (place.kind !== 'container') return ''
  const { exitCode } = place.container
  if (exitCode === killed) return ' Its exit code is 137.'
  return exitCode === null ? ' The container runs on.' : ` The container ended with exit code ${exitCode}.`
}

type LimitWords = {
  /** The end of a sentence. */
  readonly at: string
  /** A cell of a table. */
  readonly cell: string
  readonly remedy: string
}

const raiseOwn = 'Raise the limit: `docker run --memory=<size>`. In a Compose file, set `mem_limit`.'
const limitContainers = 'limit containers: `docker run --memory=<size>`.'

/** @param own the limit of the container. null: it is not known */
const limits: Readonly<Record<OomLimit['kind'], (own: string | null, daemon: string) => LimitWords>> = {
  container: (own) => ({
    at: own === null ? "at the container's memory limit" : `at its memory limit of ${own}`,
    cell: own ?? 'of the container',
    remedy: raiseOwn,
  }),
  daemon: (_, daemon) => ({
    at: `at the job daemon's memory limit of ${daemon}`,
    cell: `${daemon} of the job daemon`,
    remedy: `Raise the input \`memory\`, or ${limitContainers}`,
  }),
  machine: () => ({
    at: 'because the machine or a cgroup above the job daemon ran out of memory',
    cell: 'memory of the machine',
    remedy: `Use a machine with more memory, or ${limitContainers}`,
  }),
  unknown: (own, daemon) => ({
    at: `at ${own === null ? 'its memory limit' : `its memory limit of ${own}`} or at the job daemon's of ${daemon}`,
    cell: `${own ?? 'of the container'}, or ${daemon} of the job daemon`,
    remedy: 'Raise the lower limit: `docker run --memory=<size>`, or the input `memory`.',
  }),
}

/** The limit at which the kernel killed, in words. */
export function limitWords(limit: OomLimit, memory: number): LimitWords {
  const own = 'bytes' in limit && limit.bytes !== null ? bytes(limit.bytes) : null
  return limits[limit.kind](own, bytes(memory))
}

/** What the daemons could not answer. */
export function limitNote({ isAnswered, eventsSince }: OomTrace): string[] {
  if (!isAnswered) return ['OOM kills in single containers are not known: the job daemon did not answer.']
  if (eventsSince === null) return []
  const since = new Date(eventsSince).toISOString().slice(11, 19)
  return [
    `The job daemon holds its last 256 events, from ${since} UTC. Earlier OOM kills in containers that are removed are not listed.`,
  ]
}
