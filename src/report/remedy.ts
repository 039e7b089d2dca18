export type RemedyPart = { readonly kind: 'sentence' | 'command'; readonly text: string }

/** A program with arguments in backticks, after a colon and at the end of its sentence. A setting is `key: value`. */
const command = /(?<=:) `([a-z][\w./-]* [^`]+)`(?:\.(?:\s+|$)|$)/

/**
 * Splits a remedy into its sentences and the commands after a colon, so that a reader can copy a command from a line of
 * its own. Settings, and code elsewhere in a sentence, stay there.
 */
export function remedyParts(remedy: string): RemedyPart[] {
  return remedy
    .split(command)
    .map((text, index): RemedyPart => ({ kind: index % 2 === 1 ? 'command' : 'sentence', text: text.trim() }))
    .filter(({ text }) => text !== '')
}
