import { code, prose } from './escape-markdown.ts'
import { findingUrl } from './links.ts'
import { clip } from './plain.ts'
import type { Section } from './sections.ts'

const longestText = 600
const longestName = 100

/** More rows or items than this are counted, not told. */
export const mostRows = 100

/** A sentence with values from outside, of bounded length. */
export function text(raw: string): string {
  return prose(clip(raw, longestText))
}

/** A name from outside, of bounded length. */
export function name(raw: string): string {
  return code(clip(raw, longestName))
}

/** A link to a finding's page. */
export function link(label: string, id: string): string {
  return `[${text(label)}](${findingUrl(id)})`
}

export function list(items: readonly string[]): string {
  const more = items.length > mostRows ? [`and ${items.length - mostRows} more: the report has them.`] : []
  return [...items.slice(0, mostRows), ...more].map((item) => `- ${item}`).join('\n')
}

/** A section that opens when it is clicked. */
export function folded(title: string, heading: string, body: string): Section {
  return { title, text: `<details><summary>${heading}</summary>\n\n${body}\n\n</details>` }
}
