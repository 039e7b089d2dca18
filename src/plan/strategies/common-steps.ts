import type { Observed } from '../../facts/facts.ts'
import type { ExportEnvironment } from '../plan.ts'
import type { Request, Variables } from '../request.ts'

/** The program of buildx on this runner, or the reason why there is none. */
export function buildxOf(observed: Observed): { path: string } | { missing: string } {
  const { clients } = observed
  if (clients.status === 'unseen') return { missing: `buildx could not be looked for: ${clients.reason}.` }
  const client = clients.value.find(({ name }) => name === 'buildx')
  if (client) return { path: client.path }
  return {
    missing:
      'There is no buildx on this runner, which `driver: docker-container` needs: install the package ' +
      'docker-buildx-plugin, or use `driver: docker`.',
  }
}

/** Points later steps, and remembers what they were pointed by before; no step where they need no pointing, or shall get none. */
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
