import type { ImageInspection } from '../../platform/docker.ts'

/** The settings of an image that a container gets (OCI image specification, config.md). */
const settings = [
  'User',
  'ExposedPorts',
  'Env',
  'Entrypoint',
  'Cmd',
  'Volumes',
  'WorkingDir',
  'Labels',
  'StopSignal',
] as const

type Compared = Pick<ImageInspection, 'Id' | 'Created' | 'Architecture' | 'Os' | 'RootFS' | 'Config'>

/**
 * True if two engines have the same image. Image stores disagree on the ID: the classic one takes the digest of the
 * configuration, containerd's that of the manifest. So layers, creation and configuration are compared too.
 */
export function isSameImage(one: Compared, other: Compared): boolean {
  return one.Id === other.Id || contentsOf(one) === contentsOf(other)
}

function contentsOf({ Created, Architecture, Os, RootFS, Config }: Compared): string {
  const config = Config as Readonly<Record<string, unknown>>
  return JSON.stringify([
    Date.parse(Created),
    Architecture,
    Os,
    RootFS?.Layers,
    settings.map((name) => normalized(config[name])),
  ])
}

/** Docker 29 omits empty values, which older ones report as null, as an empty text, or as an empty list or object. */
function normalized(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return value.length === 0 ? null : value
  if (typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.length === 0 ? null : entries
}
