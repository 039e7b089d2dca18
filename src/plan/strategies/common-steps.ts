import type { Observed } from '../../facts/facts.ts'
import { labelsOf, stemOf } from '../job.ts'
import type { Bind, ExportEnvironment, ProveContainer } from '../plan.ts'
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

/** Points later steps, and remembers what they were pointed by before; no step where they need no pointing. */
export function exportVariables(
  request: Request,
  variables: Variables,
  addressVariables: readonly (keyof Variables)[] = [],
): ExportEnvironment[] {
  const names = [...Object.keys(variables), ...addressVariables]
  if (names.length === 0) return []
  const previous = Object.fromEntries(names.map((name) => [name, request.previousVariables[name] ?? '']))
  return [{ kind: 'export-environment', variables, addressVariables, previous }]
}

/** A container run through the engine at `host`, and the workspace seen from inside of it. */
export function containerProof({ job }: Request, host: string, workspace: Bind | null): ProveContainer {
  const stem = stemOf(job)
  return {
    kind: 'prove-container',
    host,
    name: `${stem}-proof`,
    image: `${stem}-proof:latest`,
    labels: labelsOf(job),
    workspace,
  }
}
