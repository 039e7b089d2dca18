import type { Json } from '../json.ts'
import type { Violation } from '../judgement.ts'
import { type KeyRule, parseJson } from './parse-json.ts'
import { refused } from './read.ts'

/**
 * Reads a body, or a parameter that is JSON. Refuses each text that Go's encoding/json and another reader could read differently: it
 * merges objects of one key, folds the case of keys, replaces what is no UTF-8, and may read the first value of several.
 *
 * @param keys `cased`: of a map of Go, whose keys `a` and `A` differ, such as build arguments
 */
export function readJson(
  bytes: Uint8Array | string,
  keys: KeyRule = 'folded',
): { readonly json: Json } | { readonly violation: Violation } {
  const text = typeof bytes === 'string' ? bytes : decode(bytes)
  if (text === null) return refused('ambiguous-body', 'body', 'no UTF-8')
  const result = parseJson(text, keys)
  return 'json' in result ? result : refused('ambiguous-body', result.place || 'body', result.problem)
}

function decode(bytes: Uint8Array): string | null {
  try {
    // A byte order mark stays, and is refused as no JSON.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
