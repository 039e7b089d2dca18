import { code, prose } from './escape-markdown.ts'
import { findingUrl } from './links.ts'
import { clip } from './plain.ts'
import type { Section } from './sections.ts'

const longestText = 600

/** Longer lists are cut, and say how many items are left out. */
export const mostItems = 100

/** A sentence with values from outside, of bounded length. */
export function text(raw: string): string {
  return prose(clip(raw, longestText))
}

/** A link to a finding's page in the documentation of `version`. */
export function link(label: string, id: string, version: string): string {
  return `[${text(label)}](${findingUrl(id, version)})`
}

/** A value from outside as code, of bounded length. It wraps on a narrow screen, which a code block does not. */
export function value(raw: string, longest: number): string {
  return code(clip(raw, longest))
}

export function list(items: readonly string[]): string {
  const more = items.length > mostItems ? [`and ${items.length - mostItems} more, all in report.json`] : []
  return [...items.slice(0, mostItems), ...more].map((item) => `- ${item}`).join('\n')
}

/** A section that opens on a click. */
export function folded(title: string, heading: string, body: string): Section {
  return { title, text: `<details><summary>${heading}</summary>\n\n${body}\n\n</details>` }
}
