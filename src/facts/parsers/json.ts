import type { Json } from '../../platform/docker.ts'
import { Unseen } from '../observe.ts'

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Parses a JSON object.
 *
 * @param name the source of the text, for the error message. The text itself can contain credentials and is not quoted.
 * @throws Unseen for any other text
 */
export function parseJson(text: string, name: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const place = /position \d+( \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0]
    throw new Unseen(`${name} is not valid JSON${place ? `: the first error is at ${place}` : ''}`)
  }
  if (!isRecord(value)) throw new Unseen(`${name} is not a JSON object`)
  return value
}

/** The string at the key; empty if there is none. */
export function textAt(json: Json, key: string): string {
  const value = json[key]
  return typeof value === 'string' ? value : ''
}

/** The number at the key; 0 if there is none. */
export function numberAt(json: Json, key: string): number {
  const value = json[key]
  return typeof value === 'number' ? value : 0
}

/** The list at the key; empty if there is none (engines write null for an empty list). */
export function listAt(json: Json, key: string): readonly unknown[] {
  const value = json[key]
  return Array.isArray(value) ? value : []
}

/** The strings in the list at the key. */
export function textsAt(json: Json, key: string): string[] {
  return listAt(json, key).filter((each) => typeof each === 'string')
}

/** The object at the key; empty if there is none. */
export function recordAt(json: Json, key: string): Json {
  const value = json[key]
  return isRecord(value) ? value : {}
}
