import { trustedUrl } from './links.ts'
import { plain } from './plain.ts'

/** Invisible. It keeps GitHub from making a mention, a reference or a link. */
const zeroWidthSpace = '\u200b'

const trustedUrls = new RegExp(`(${trustedUrl.source})`)

/**
 * Escapes text from outside for every place where Markdown takes inline text, also in the cell of a table. It shows
 * unchanged, and makes no markup, HTML, mention, reference or link.
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .replace(/@|#(?=\d)|(?:https?|ftp|mailto|xmpp):|www(?=\.)/gi, `$&${zeroWidthSpace}`)
    .replace(/[&<>`*_[\]#|\\~$]|^[-+=]|(?<=^\d+)[.)](?=\s|$)/g, entity)
}

/** Text from outside as code. HTML, because text between backticks cannot be escaped. */
export function code(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`
}

/**
 * A sentence by Berth with values from outside. Text between two backticks becomes code, and a trusted address becomes
 * a link.
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

/** `escapeMarkdown` trims, but the spaces around a code span must stay. */
function inner(text: string): string {
  return `${text.startsWith(' ') ? ' ' : ''}${escapeMarkdown(text)}${text.length > 1 && text.endsWith(' ') ? ' ' : ''}`
}

/** Lines from outside as a code block. Its fence is longer than any in the lines, so that no line ends it. */
export function fenced(lines: readonly string[], language = 'text'): string {
  const body = lines.map(plain).join('\n')
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${body}\n${fence}`
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`
}
