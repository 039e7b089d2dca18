/** Berth's labels of an object. Other labels can contain anything, so they are left out. Without labels, engines give null. */
export function ownLabels(
  labels: Readonly<Record<string, string>> | null | undefined,
): Record<string, string> {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([name]) => name.startsWith('berth.')))
}
