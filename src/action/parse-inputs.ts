import { ExpectedError } from '../expected-error.ts'
import { withoutCredentialsIn } from '../values/engine-host.ts'
import { gibibyte, mebibyte } from '../values/quantity.ts'

/** Gives the text of an input by its name, or an empty text if it is not set. */
export type ReadInput = (name: string) => string

/** An error about one input: its value, the allowed values, and a working example. */
export function invalidInput(name: string, value: string, allowed: string, example: string): ExpectedError {
  const bare = withoutCredentialsIn(value)
  const shown = bare.length > 100 ? `${bare.slice(0, 100)}…` : bare
  return new ExpectedError(
    'invalid-input',
    `The input \`${name}\` is ${JSON.stringify(shown)}. It must be ${allowed}.`,
    `Use a valid value, such as \`${example}\`.`,
  )
}

/** One of a list of words. */
export function word<Word extends string>(read: ReadInput, name: string, words: readonly Word[]): Word {
  const value = read(name)
  const found = words.find((candidate) => candidate === value)
  if (found === undefined)
    throw invalidInput(name, value, `one of ${words.join(', ')}`, `${name}: ${words[0]}`)
  return found
}

/** `true` or `false`, as YAML 1.2's core schema spells them. */
export function flag(read: ReadInput, name: string): boolean {
  const value = read(name)
  if (/^true$/i.test(value)) return true
  if (/^false$/i.test(value)) return false
  throw invalidInput(name, value, 'true or false', `${name}: true`)
}

/** A whole number between the bounds, both included. */
export function wholeNumber(read: ReadInput, name: string, minimum: number, maximum: number): number {
  const value = read(name)
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= minimum && number <= maximum) return number
  throw invalidInput(name, value, `a whole number from ${minimum} to ${maximum}`, `${name}: ${minimum}`)
}

const unitFactors: Readonly<Record<string, number>> = { '': 1, k: 1024, m: mebibyte, g: gibibyte }

/** Bytes in the form of `docker run --memory`: a number with the unit b, k, m, g or none. NaN for any other text. */
export function byteSize(value: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(value) ?? []
  const factor = unitFactors[(unit ?? '').toLowerCase()]
  return amount === undefined || factor === undefined ? Number.NaN : Math.floor(Number(amount) * factor)
}

/** A memory limit in the form of `byteSize`. null: not set. */
export function memory(read: ReadInput, name: string): number | null {
  const value = read(name)
  if (value === '') return null
  const bytes = byteSize(value)
  // Measured: dockerd and a small build need 150 MB.
  if (!(bytes >= 256 * mebibyte && bytes <= Number.MAX_SAFE_INTEGER))
    throw invalidInput(name, value, 'a size of at least 256m', `${name}: 4g`)
  return bytes
}

/** One entry a line, empty lines left out. Commas are part of an entry, since driver options hold them. */
export function lines(read: ReadInput, name: string): string[] {
  return read(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Entries separated by commas or lines, or a JSON list of strings. */
export function list(read: ReadInput, name: string): string[] {
  const value = read(name)
  if (value.startsWith('[')) {
    const entries = json(value, name, 'a list', `${name}: ["one", "two"]`)
    if (!Array.isArray(entries) || !entries.every((entry) => typeof entry === 'string')) {
      throw invalidInput(name, value, 'a JSON list of strings', `${name}: ["one", "two"]`)
    }
    return entries
  }
  return value
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** A JSON object, empty if the input is not set. */
export function jsonObject(read: ReadInput, name: string, example: string): Record<string, unknown> {
  const value = read(name)
  if (value === '') return {}
  const object = json(value, name, 'a JSON object', example)
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    throw invalidInput(name, value, 'a JSON object', example)
  }
  return object as Record<string, unknown>
}

function json(value: string, name: string, what: string, example: string): unknown {
  try {
    return JSON.parse(value)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw invalidInput(name, value, `${what} in valid JSON (${reason})`, example)
  }
}
