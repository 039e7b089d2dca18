import { plain } from './plain.ts'

const longest = 60

/**
 * Escapes text from outside for a line of a quoted Mermaid label. Mermaid parses labels as Markdown, so every character
 * that could start markup, a link or a list becomes `#<code>;`.
 */
export function escapeMermaid(text: string): string {
  const line = plain(text)
  const short = line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line
  return short.replace(
    /[^\p{L}\p{N} .,:/…-]|:(?=\/\/)|(?<=www)\.|(?<=^\d+)\.(?= |$)|^-/giu,
    (character) => `#${character.codePointAt(0)};`,
  )
}
