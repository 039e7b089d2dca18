import { escapeMermaid } from './escape-mermaid.ts'

/** A box of a Mermaid flowchart. Empty lines are left out, and text from outside is escaped. */
export function mermaidNode(id: string, ...lines: readonly string[]): string {
  return `${id}[${label(lines)}]`
}

/** The same with round ends. */
export function mermaidStadium(id: string, ...lines: readonly string[]): string {
  return `${id}([${label(lines)}])`
}

function label(lines: readonly string[]): string {
  return `"${lines
    .filter((line) => line !== '')
    .map(escapeMermaid)
    .join('<br/>')}"`
}
