/** A line `Key: value` of `buildx inspect` with the indented lines under it. */
export type Section = { readonly key: string; readonly value: string; readonly body: readonly string[] }

/** Splits the block of a node into its sections (docker/buildx, commands/inspect.go). Other lines are left out. */
export function sectionsOf(block: string): Section[] {
  const sections: { key: string; value: string; body: string[] }[] = []
  for (const line of block.split('\n')) {
    const last = sections.at(-1)
    const [, key = '', value = ''] = /^([^\s:][^:]*):\s*(.*)$/.exec(line) ?? []
    if (key !== '') sections.push({ key, value: value.trim(), body: [] })
    else if (last && /^\s/.test(line)) last.body.push(line)
  }
  return sections
}

/** The lines `key: value` of a body. */
export function pairsIn(body: readonly string[]): [key: string, value: string][] {
  return body.flatMap((line): [string, string][] => {
    const [, key, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? []
    return key === undefined || value === undefined ? [] : [[key.trim(), value.trim()]]
  })
}
