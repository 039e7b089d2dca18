/** Aliases of platforms and their canonical names (containerd/platforms, database.go). */
const canonicalNames: Readonly<Record<string, string>> = {
  'linux/x86_64': 'linux/amd64',
  'linux/aarch64': 'linux/arm64',
  'linux/arm64/v8': 'linux/arm64',
  'linux/arm': 'linux/arm/v7',
  'linux/amd64/v1': 'linux/amd64',
}

/** The requested platforms that the others include, under any of their names. */
export function platformsAmong(requested: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(canonical))
  return requested.filter((platform) => known.has(canonical(platform)))
}

const canonical = (platform: string): string => canonicalNames[platform] ?? platform
