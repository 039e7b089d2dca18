/** Text from outside as one line without control characters, so that it cannot move a cursor or turn writing round. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim()
}

/** The text if it is short enough, else its beginning and how much is missing. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text
  const beginning = text.slice(0, length).toWellFormed()
  return `${beginning}… (cut: ${text.length - length} more characters, all in the report)`
}
