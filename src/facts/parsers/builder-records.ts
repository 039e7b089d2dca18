import { isRecord, textAt } from './json.ts'

/** The builder that buildx's file `current` names; null where that is the builder of the context, or none. */
export function currentBuilderName(text: string): string | null {
  // Without a name, the key alone counts: the context, whose own builder is meant (docker/buildx, store/store.go).
  return textAt(record(text), 'Name') || null
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
