import type { ContainerEntry, Created, ImageEntry, Removed } from './entry.ts'

type Texts = Readonly<Record<string, string>>

type Moment = { readonly at: string; readonly id: string }

/** An event of an engine. */
export type EngineEvent =
  | (Moment & {
      readonly object: 'container'
      readonly name: string
      readonly labels: Texts
      readonly entry: ContainerEntry | Removed
    })
  /** A signal that someone sent, by its number. */
  | (Moment & { readonly object: 'signal'; readonly signal: number })
  | (Moment & {
      readonly object: 'network' | 'volume'
      readonly name: string
      readonly entry: Created | Removed
    })
  | (Moment & {
      readonly object: 'image'
      readonly name: string
      readonly kind: ImageEntry['kind'] | 'pulled'
    })

/** The events that the ledger asks for. Health checks, signals and mounts are not among them. */
export const eventNames = [
  ...['create', 'start', 'die', 'oom', 'kill', 'destroy'],
  ...['pull', 'load', 'import', 'tag'],
] as const

/**
 * Reads one event of an engine.
 *
 * @param event as the engine sends it (moby, api/types/events/events.go)
 * @returns null for an event that is not of the ledger, and for any other value
 */
export function readEvent(event: unknown): EngineEvent | null {
  const { Type: type, Action: action, Actor: actor, time, timeNano } = recordOf(event)
  const { ID: id, Attributes: attributes } = recordOf(actor)
  const milliseconds = typeof timeNano === 'number' ? timeNano / 1e6 : Number(time) * 1000
  // The largest time of a Date (ECMAScript, time values).
  if (typeof id !== 'string' || id === '' || !(Math.abs(milliseconds) <= 8.64e15)) return null
  const texts = textsOf(attributes)
  const moment = { at: new Date(milliseconds).toISOString(), id }
  if (type === 'container') return ofContainer(String(action), moment, texts)
  if (type === 'network') return ofThing('network', String(action), moment, texts['name'] ?? id)
  if (type === 'volume') return ofThing('volume', String(action), moment, id)
  return type === 'image' ? ofImage(String(action), moment, texts) : null
}

const containerActions: Readonly<
  Record<string, (of: OfContainer, attributes: Texts) => ContainerEntry | Removed>
> = {
  create: (of) => ({ ...of, kind: 'created', object: 'container' }),
  start: (of) => ({ ...of, kind: 'started' }),
  oom: (of) => ({ ...of, kind: 'oom' }),
  die: (of, { exitCode }) => ({
    ...of,
    kind: 'ended',
    exitCode: exitCode ? Number(exitCode) : null,
    stopped: false,
  }),
  destroy: ({ at, id, name }) => ({ at, kind: 'removed', object: 'container', id, name }),
}
type OfContainer = Moment & { name: string; image: string; service: string | null }

/** The attributes of a container are its labels, and some more. */
function ofContainer(action: string, moment: Moment, attributes: Texts): EngineEvent | null {
  if (action === 'kill') return { ...moment, object: 'signal', signal: Number(attributes['signal']) || 0 }
  if (!Object.hasOwn(containerActions, action)) return null
  const { name = '', image = '', 'com.docker.compose.service': service = null } = attributes
  const entry = containerActions[action]?.({ ...moment, name, image, service }, attributes)
  return entry ? { ...moment, object: 'container', entry, name, labels: attributes } : null
}

function ofThing(
  object: 'network' | 'volume',
  action: string,
  moment: Moment,
  name: string,
): EngineEvent | null {
  if (action !== 'create' && action !== 'destroy') return null
  const kind = action === 'create' ? 'created' : 'removed'
  return { ...moment, object, name, entry: { ...moment, kind, object, name } }
}

const imageActions = { pull: 'pulled', load: 'loaded', import: 'imported', tag: 'tagged' } as const

/** The ID of a pulled image is its reference. Images that are loaded or imported have an ID only. */
function ofImage(action: string, { at, id }: Moment, { name = id }: Texts): EngineEvent | null {
  if (!Object.hasOwn(imageActions, action)) return null
  const kind = imageActions[action as keyof typeof imageActions]
  return { object: 'image', at, kind, id, name: kind === 'pulled' ? id : name }
}

function textsOf(value: unknown): Texts {
  const pairs = Object.entries(recordOf(value)).filter(([, text]) => typeof text === 'string')
  return Object.fromEntries(pairs) as Texts
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
