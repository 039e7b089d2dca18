import { isRecord, textAt } from './json.ts'

/**
 * The builder that buildx's file `current` names; null where that is the daemon's own, or none. A choice holds for the
 * endpoint that it was made at (`Key`), unless it is a global one (docker/buildx, store/store.go).
 */
export function currentBuilderName(text: string, endpoint: string | null): string | null {
  const json = record(text)
  const holds = json['Global'] === true || endpoint === null || textAt(json, 'Key') === endpoint
  return (holds && textAt(json, 'Name')) || null
}

/** The driver of a builder, by its record in `instances`; null where it names none. */
export function driverOfBuilder(text: string): string | null {
  return textAt(record(text), 'Driver') || null
}

function record(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}
