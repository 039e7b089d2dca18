import type { Observed } from '../facts/facts.ts'
import type { Installation } from '../plan/buildx-steps.ts'
import type { Request } from '../plan/request.ts'
import type { WantedRelease } from '../steps/buildx/find-release.ts'
import type { Tools } from '../steps/step.ts'
import { type BuildxVersion, buildxRepositories } from '../values/buildx-version.ts'

type Source = Extract<BuildxVersion, { readonly kind: 'source' }>
/** What the inputs ask for, and the runner may lack. */
export type WantedBuildx = WantedRelease | Source

const official = buildxRepositories.official

/** What has to be looked for; null if the runner's Buildx will do, or none is needed. */
export function wantedBuildx(
  { mode, buildxVersion, driver, append }: Request,
  observed: Observed,
): WantedBuildx | null {
  if (mode === 'inspect') return null
  if (buildxVersion.kind !== 'installed') return buildxVersion
  // Without Buildx, `docker build` uses the embedded BuildKit, unless an input asks for another builder.
  // Without a daemon there is no embedded BuildKit, and only a builder elsewhere is left.
  const isAlone = driver === null && observed.endpoint.status === 'unseen'
  const isNeeded = (driver !== null && driver !== 'docker') || append.length > 0 || isAlone
  const isMissing = observed.clients.status === 'seen' && installedBuildx(observed) === undefined
  return isNeeded && isMissing ? { kind: 'any', repository: official } : null
}

/**
 * Finds what has to be installed. It asks GitHub, and creates nothing.
 *
 * @returns null if the Buildx of the runner is what is wanted
 * @throws ExpectedError what `findRelease` throws
 */
export async function findInstallation(
  wanted: WantedBuildx,
  request: Request,
  observed: Observed,
  tools: Tools,
): Promise<Installation | null> {
  const installed = installedBuildx(observed)
  if (wanted.kind === 'release' && installed?.version === wanted.version) return null
  const machine =
    observed.machine.status === 'seen'
      ? observed.machine.value
      : ({ operatingSystem: 'other', architecture: '' } as const)
  const { findRelease } = await import('../steps/buildx/buildx-installer.ts')
  if (wanted.kind !== 'source') {
    const release = await findRelease(wanted, installed?.version, machine, request, tools)
    return release && { from: 'release', release }
  }
  const { reference } = wanted
  if (installed) return { from: 'source', reference, builtBy: installed.path }
  const any = { kind: 'any', repository: official } as const
  const builtBy = await findRelease(any, undefined, machine, request, tools)
  return builtBy && { from: 'source', reference, builtBy }
}

const installedBuildx = ({ clients }: Observed) =>
  clients.status === 'seen' ? clients.value.find(({ name }) => name === 'buildx') : undefined
