import type { BuildxRepository } from './buildx-version.ts'

/** A program of a release of Buildx for one kind of machine. */
export type BuildxRelease = {
  readonly repository: BuildxRepository
  /** Without the leading `v`. */
  readonly version: string
  /** Its file in the release: `buildx-v0.36.1.linux-amd64`. */
  readonly asset: string
  /** In hexadecimal digits; null for one in the tool cache, which has its own. */
  readonly sha256: string | null
}

export type MachineKind = {
  readonly operatingSystem: 'linux' | 'macos' | 'windows' | 'other'
  /** Node's name of the architecture. */
  readonly architecture: string
}

const systems = { linux: 'linux', macos: 'darwin', windows: 'windows', other: null } as const

/** Node's names of architectures where a release has another name. Node itself needs ARMv7. */
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', ppc64: 'ppc64le', arm: 'arm-v7' }

/** The file of a release for a machine (docker/buildx, Dockerfile, target releaser). null: releases have no such file. */
export function buildxAsset(version: string, { operatingSystem, architecture }: MachineKind): string | null {
  const system = systems[operatingSystem]
  if (system === null) return null
  const ending = system === 'windows' ? '.exe' : ''
  return `buildx-v${version}.${system}-${architectures[architecture] ?? architecture}${ending}`
}

/** The address of a file of a release. It is known without a question to GitHub's API. */
export function releaseUrl(
  { repository, version }: Pick<BuildxRelease, 'repository' | 'version'>,
  file: string,
): string {
  return `https://github.com/${repository}/releases/download/v${version}/${file}`
}

/** Its name in the runner's tool cache: `buildx`, or `buildx-desktop`. */
export const toolOf = ({ repository }: Pick<BuildxRelease, 'repository'>): string =>
  repository.replace(/^.*\//, '')

/** The checksum of a file in the text that `sha256sum` prints; null if the file is not listed. */
export function checksumIn(text: string, file: string): string | null {
  for (const line of text.split('\n')) {
    const [, sum, name] = /^([0-9a-f]{64}) [ *](\S+)\s*$/.exec(line) ?? []
    if (sum !== undefined && name === file) return sum
  }
  return null
}
