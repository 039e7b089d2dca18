import type { CreateBuildxFolder, ExportEnvironment } from '../plan.ts'
import type { RemoteDriver, Request, Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'
import { installedProgram } from './install-steps.ts'

/** The path of the Buildx that Berth installs, or of the runner's, or the reason why there is none. */
export function buildxOf(
  situation: Pick<Situation, 'request' | 'observed' | 'installation'>,
): { path: string } | { missing: string } {
  if (situation.installation !== null) return { path: installedProgram(situation) }
  const { clients } = situation.observed
  const driver = situation.request.driver ?? 'docker-container'
  if (clients.status === 'unseen') return { missing: `Could not check for Buildx: ${clients.reason}.` }
  const client = clients.value.find(({ name }) => name === 'buildx')
  if (client) return { path: client.path }
  const other = driver === 'docker-container' ? ', or set `driver: docker`' : ''
  return {
    missing:
      `Buildx is not installed on this runner, but \`driver: ${driver}\` needs it. Install the package ` +
      `docker-buildx-plugin${other}.`,
  }
}

/** Why a mode with a daemon is not possible with this driver. */
export const buildsElsewhere = (driver: RemoteDriver): string =>
  `\`driver: ${driver}\` builds elsewhere, not in a daemon of this job.`

/** The directory in which Buildx keeps its records of builders for this job. */
export function buildxFolder(
  { request, observed }: Pick<Situation, 'request' | 'observed'>,
  keepsCurrent: boolean,
): CreateBuildxFolder {
  const temp = (observed.runner.status === 'seen' && observed.runner.value.temp) || '/tmp'
  return { kind: 'create-buildx-folder', path: `${temp}/berth-${request.job.token}-buildx`, keepsCurrent }
}

/** Sets the variables for later steps and records their previous values. No step if there are none, or with `export: none`. */
export function exportVariables(
  request: Request,
  variables: Variables,
  addressVariables: readonly (keyof Variables)[] = [],
): ExportEnvironment[] {
  const names = [...Object.keys(variables), ...addressVariables]
  if (names.length === 0 || request.exportWay === 'none') return []
  const previous = Object.fromEntries(names.map((name) => [name, request.previousVariables[name] ?? '']))
  return [{ kind: 'export-environment', variables, addressVariables, previous }]
}
