/**
 * A key as Go's encoding/json compares it with the fields of a struct: by simple Unicode folding, so that `hostconfig` and `HoſtConfig`
 * are `HostConfig` (encoding/json, `foldName`). Two keys that Go takes for one are equal here.
 */
export const foldKey = (key: string): string => Array.from(key, foldCharacter).join('')

/** First upper, then lower case: `ſ` has `S` as its upper case, and the Kelvin sign has `k` as its lower case. */
function foldCharacter(character: string): string {
  return simple(
    simple(character, (text) => text.toUpperCase()),
    (text) => text.toLowerCase(),
  )
}

/** Simple folding keeps one character one character: `ß` does not become `SS`. */
function simple(character: string, change: (text: string) => string): string {
  const changed = change(character)
  return [...changed].length === 1 ? changed : character
}

/** The known key that Go takes this one for, if it is written differently. null: Go takes it for none of them, or it is right. */
export function misspelled(key: string, known: Iterable<string>): string | null {
  const folded = foldKey(key)
  for (const right of known) if (right !== key && foldKey(right) === folded) return right
  return null
}
