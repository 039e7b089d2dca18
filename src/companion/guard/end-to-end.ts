/** Headers that are about one connection (RFC 9110, section 7.6.1). */
const ofConnection = new Set(
  ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'], //
)

/** The headers for the other side, with their order and their spelling. `raw`: name, value, name, value… */
export function endToEnd(raw: readonly string[]): string[] {
  const named = new Set(valuesOf(raw, 'connection').flatMap((value) => value.toLowerCase().split(/\s*,\s*/)))
  return raw.flatMap((name, index) => {
    const lower = name.toLowerCase()
    return index % 2 === 1 || ofConnection.has(lower) || named.has(lower) ? [] : [name, raw[index + 1] ?? '']
  })
}

/** The values of a header. */
export function valuesOf(raw: readonly string[], lowerName: string): string[] {
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === lowerName)
}
