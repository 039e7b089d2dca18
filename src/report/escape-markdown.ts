import { trustedUrl } from './links.ts'
import { plain } from './plain.ts'

/** Breaks what GitHub would take for a mention, a reference or a link; it is not seen. */
const zeroWidthSpace = '\u200b'

const trustedUrls = new RegExp(`(${trustedUrl.source})`)

/**
 * Makes text from outside show as it is wherever Markdown takes inline text, a table's cell included: no markup, HTML,
 * mention, reference or link comes of it.
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/@|#(?=\d)|(?:https?|ftp|mailto|xmpp):|www(?=\.)/gi, `$&${zeroWidthSpace}`)
    .replace(/[&<>`*_[\]#|\\~$]|^[-+=]|(?<=^\d+)[.)](?=\s|$)/g, entity)
}

/** Text from outside as code. HTML, since a table's cell would end at a `|` even between backticks. */
export function code(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`
}

/**
 * A sentence of Berth's own with values from outside: what is between two backticks shows as code, and a trusted
 * address is a link.
 */
export function prose(text: string): string {
  return plain(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : linked(part)))
    .join('')
}

function linked(text: string): string {
  return text
    .split(trustedUrls)
    .map((part, index) => (index % 2 === 1 ? `<${part}>` : inner(part)))
    .join('')
}

/** `escapeMarkdown` trims, but the spaces around a code span count. */
function inner(text: string): string {
  return `${text.startsWith(' ') ? ' ' : ''}${escapeMarkdown(text)}${text.length > 1 && text.endsWith(' ') ? ' ' : ''}`
}

/** Lines from outside as a code block, which no line can end. */
export function fenced(lines: readonly string[]): string {
  const body = lines.map(plain).join('\n')
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${body}\n${fence}`
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`
}
