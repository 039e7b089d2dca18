/** Other words for an architecture or a variant that says nothing (containerd/platforms, database.go). */
const same: Readonly<Record<string, string>> = {
  'linux/x86_64': 'linux/amd64',
  'linux/aarch64': 'linux/arm64',
  'linux/arm64/v8': 'linux/arm64',
  'linux/arm': 'linux/arm/v7',
  'linux/amd64/v1': 'linux/amd64',
}

/** Those of the platforms that were asked for which are among the others, by whichever of its names. */
export function platformsAmong(asked: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(canonical))
  return asked.filter((platform) => known.has(canonical(platform)))
}

const canonical = (platform: string): string => same[platform] ?? platform
