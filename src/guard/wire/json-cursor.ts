import type { Json } from '../json.ts'

/** A place in a text of JSON, which moves on with each token that is read. */
export type JsonCursor = {
  /** Moves behind the character, after space. False: another one is there. */
  readonly skip: (character: string) => boolean
  /** Reads a string. null: none is there, or it is no JSON. */
  readonly string: () => string | null
  /** Reads a number, or one of true, false and null. undefined: none is there. */
  readonly literal: () => Json | undefined
  /** Only space is left. */
  readonly isAtEnd: () => boolean
}

const space = /[ \t\n\r]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /true|false|null/y
const words: ReadonlyMap<string, Json> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** Reads the tokens of a text by the grammar of RFC 8259. */
export function jsonCursor(text: string): JsonCursor {
  let at = 0
  const take = (form: RegExp): string | null => {
    form.lastIndex = at
    const found = form.exec(text)?.[0] ?? null
    if (found !== null) at += found.length
    return found
  }
  return {
    skip: (character) => {
      take(space)
      const isThere = text[at] === character
      if (isThere) at++
      return isThere
    },
    string: () => {
      take(space)
      const end = endOfString(text, at)
      if (end === null) return null
      const quoted = text.slice(at, end)
      at = end
      return parsedString(quoted)
    },
    literal: () => {
      take(space)
      const found = take(word)
      if (found !== null) return words.get(found)
      const digits = take(number)
      return digits === null ? undefined : { digits }
    },
    isAtEnd: () => {
      take(space)
      return at === text.length
    },
  }
}

/** Behind the closing quote of the string that begins here. */
function endOfString(text: string, start: number): number | null {
  if (text[start] !== '"') return null
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1
    if (text[at] === '\\') at++
  }
  return null
}

/** JSON.parse reads one string as the grammar has it, and nothing else. */
function parsedString(quoted: string): string | null {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return null
  }
}
