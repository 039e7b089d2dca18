export type RemedyPart = { readonly kind: 'sentence' | 'command'; readonly text: string }

/** A command in backticks, after a colon and at the end of its sentence. */
const command = /(?<=:) `([^`]+)`(?:\.(?:\s+|$)|$)/

/**
 * Splits a remedy into its sentences and the commands after a colon, so that a reader can copy a command from a line of
 * its own. Code elsewhere in a sentence stays there.
 */
export function remedyParts(remedy: string): RemedyPart[] {
  return remedy
    .split(command)
    .map((text, index): RemedyPart => ({ kind: index % 2 === 1 ? 'command' : 'sentence', text: text.trim() }))
    .filter(({ text }) => text !== '')
}
