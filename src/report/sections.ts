export type Section = { readonly title: string; readonly text: string }

const encoder = new TextEncoder()

/** Bytes that the text has in UTF-8. */
export function size(text: string): number {
  return encoder.encode(text).length
}

/**
 * Joins the sections, the most important first, so that they stay within `limit` bytes. One that does not fit any more
 * leaves its note.
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
