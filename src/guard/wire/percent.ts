/** Decodes percent signs, once. Gives null if it is malformed or no UTF-8, which Go would take for bytes. */
export function decodePercent(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
