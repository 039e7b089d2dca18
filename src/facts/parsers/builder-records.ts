import { isRecord, textAt } from './json.ts'

/**
 * The builder in buildx's file `current`; null for the daemon's builder, or none. It applies only to the endpoint for
 * which it was selected (`Key`), unless it is global (docker/buildx, store/store.go).
 */
export function currentBuilderName(text: string, endpoint: string | null): string | null {
  const json = record(text)
  const applies = json['Global'] === true || endpoint === null || textAt(json, 'Key') === endpoint
  return (applies && textAt(json, 'Name')) || null
}

/** The driver of a builder, from its record in `instances`; null if it names none. */
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
