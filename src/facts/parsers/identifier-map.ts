export type IdentifierRange = { readonly inside: number; readonly outside: number; readonly length: number }

/** Parses `/proc/<pid>/uid_map` or `gid_map` (user_namespaces(7)). Other lines are ignored. */
export function parseIdentifierMap(text: string): IdentifierRange[] {
  const ranges: IdentifierRange[] = []
  for (const line of text.split('\n')) {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line)
    if (found) ranges.push({ inside: Number(found[1]), outside: Number(found[2]), length: Number(found[3]) })
  }
  return ranges
}

/** True for the map of the initial user namespace, which maps every ID to itself. */
export function isInitialMap(ranges: readonly IdentifierRange[]): boolean {
  const [range, ...others] = ranges
  return (
    range !== undefined &&
    others.length === 0 &&
    range.inside === 0 &&
    range.outside === 0 &&
    range.length >= 2 ** 32 - 1
  )
}
