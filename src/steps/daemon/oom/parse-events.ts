import type { Json } from '../../../platform/docker.ts'
import type { ContainerEvent } from './oom-evidence.ts'

/** Those of an engine's events that are about OOM kills and ends of containers. Others are left out. */
export function containerEvents(events: readonly Json[]): ContainerEvent[] {
  return events.flatMap((event) => {
    const { Type: type, Action: action, Actor: actor } = event
    if (type !== 'container' || (action !== 'oom' && action !== 'die')) return []
    const { ID: id, Attributes: attributes } = (actor ?? {}) as { ID?: string; Attributes?: Attributes }
    if (!id) return []
    const { name = '', image = '', exitCode, 'com.docker.compose.service': service } = attributes ?? {}
    return [
      {
        action,
        id,
        time: timeOf(event),
        name,
        image,
        service: service ?? null,
        exitCode: exitCode === undefined ? null : Number(exitCode),
      },
    ]
  })
}

type Attributes = Readonly<Record<string, string | undefined>>

/** The time of an event in milliseconds since 1970. */
export function timeOf({ timeNano }: Json): number {
  return typeof timeNano === 'number' ? timeNano / 1e6 : 0
}
