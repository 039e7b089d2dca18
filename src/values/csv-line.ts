/** A line of CSV (RFC 4180) for Go's encoding/csv, which Buildx uses for its options. */
export function csvLine(fields: readonly string[]): string {
  return fields
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',')
}

/** A field and its end: a comma or the end of the line. */
const fieldPattern = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y

/**
 * The fields of a line of CSV.
 *
 * @returns null if a quote is in the middle of a field or is not closed
 */
export function csvFields(line: string): string[] | null {
  const fields: string[] = []
  const pattern = new RegExp(fieldPattern)
  for (;;) {
    const match = pattern.exec(line)
    if (!match) return null
    const [, quoted, plain = '', end] = match
    fields.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '') return fields
  }
}
