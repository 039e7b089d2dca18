/** Berth's own labels among an object's; the engine gives null where there are none. Others' may hold anything. */
export function ownLabels(
  labels: Readonly<Record<string, string>> | null | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([name]) => name.startsWith('berth.')))
}
