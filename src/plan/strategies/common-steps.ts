import type { Observed } from '../../facts/facts.ts'
import type { ExportEnvironment } from '../plan.ts'
import type { Request, Variables } from '../request.ts'

/** The path of Buildx on this runner, or the reason why there is none. */
export function buildxOf(observed: Observed): { path: string } | { missing: string } {
  const { clients } = observed
  if (clients.status === 'unseen') return { missing: `Could not check for Buildx: ${clients.reason}.` }
  const client = clients.value.find(({ name }) => name === 'buildx')
  if (client) return { path: client.path }
  return {
    missing:
      'Buildx is not installed on this runner, but `driver: docker-container` needs it. Install the package ' +
      'docker-buildx-plugin, or set `driver: docker`.',
  }
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
