/** Text from outside as one line without control characters: it can neither move the cursor nor reverse the text. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim()
}

/** The text, cut at `length` characters. A cut text says how many characters are missing. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text
  const beginning = text.slice(0, length).toWellFormed()
  return `${beginning}… (${text.length - length} more characters in report.json)`
}
