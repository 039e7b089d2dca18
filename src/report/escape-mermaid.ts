import { plain } from './plain.ts'

const longest = 60

/** Makes text from outside a harmless part of a quoted Mermaid label: what is not plain writing becomes `#<code>;`. */
export function escapeMermaid(text: string): string {
  const line = plain(text)
  const short = line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line
  return short.replace(
    /[^\p{L}\p{N} .,/…-]|(?<=\bwww)\.|^[-.\d]/giu,
    (character) => `#${character.codePointAt(0)};`,
  )
}
