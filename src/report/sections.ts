export type Section = { readonly title: string; readonly text: string }

const encoder = new TextEncoder()

/** Bytes of the text in UTF-8. */
export function size(text: string): number {
  return encoder.encode(text).length
}

/**
 * Joins the sections, most important first, to at most `limit` bytes. A section that does not fit is replaced by its
 * note.
 */
export function joinWithin(
  sections: readonly Section[],
  limit: number,
  note: (section: Section) => string,
): string {
  const separator = '\n\n'
  const notes = sections.map((section) => note(section) + separator)
  let left = limit - notes.reduce((sum, text) => sum + size(text), 0)
  const kept = sections.map(({ text }, index) => {
    const needed = size(text + separator) - size(notes[index] ?? '')
    if (needed > left) return notes[index]
    left -= needed
    return text + separator
  })
  return `${kept.join('').trimEnd()}\n`
}
