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

/** Architectures whose programs another one runs without an emulator. Some arm64 machines run no 32-bit programs. */
const narrower: Readonly<Record<string, string>> = { amd64: '386', arm64: 'arm' }

/** True if a machine of the platform `machine` runs programs of `platform` without an emulator. */
export function runsNatively(platform: string, machine: string): boolean {
  const [own, asked] = [architectureOf(machine), architectureOf(platform)]
  return asked === own || asked === narrower[own]
}

/** `linux/arm/v7` is arm. */
const architectureOf = (platform: string): string => platform.split('/')[1] ?? platform
