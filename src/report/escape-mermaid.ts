import { plain } from './plain.ts'

const longest = 60

/**
 * Makes text from outside a harmless line of a quoted Mermaid label: whatever is not plain writing, or could begin a
 * link or a list (Mermaid takes labels for Markdown), becomes `#<code>;`.
 */
export function escapeMermaid(text: string): string {
  const line = plain(text)
  const short = line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line
  return short.replace(
    /[^\p{L}\p{N} .,:/…-]|:(?=\/\/)|(?<=www)\.|(?<=^\d+)\.(?= |$)|^-/giu,
    (character) => `#${character.codePointAt(0)};`,
  )
}
