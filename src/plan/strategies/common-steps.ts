import type { Observed } from '../../facts/facts.ts'
import type { PublishedPorts } from '../../facts/relations/published-ports.ts'
import { labelsOf, stemOf } from '../job.ts'
import type { ExportEnvironment, ProveContainer } from '../plan.ts'
import type { Request, Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'

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

/** Podman says Go's names of architectures, Docker the kernel's. */
const kernelNames: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' }

/** A container run through the engine at `host`, with all that later steps expect of one. */
export function containerProof(
  { request, observed }: Pick<Situation, 'request' | 'observed'>,
  host: string,
  { workspace, mustSeeWorkspace }: Pick<ProveContainer, 'workspace' | 'mustSeeWorkspace'>,
  ports: PublishedPorts,
): ProveContainer {
  const { engine, ownProcess } = observed
  const stem = stemOf(request.job)
  const architecture = engine.status === 'seen' ? engine.value.architecture : ''
  // Root in a container of a rootless engine is the engine's user.
  const isRoot = ownProcess.status === 'unseen' || (engine.status === 'seen' && engine.value.rootless)
  return {
    kind: 'prove-container',
    host,
    name: `${stem}-proof`,
    image: `${stem}-proof:latest`,
    labels: labelsOf(request.job),
    architecture: kernelNames[architecture] ?? architecture,
    workspace,
    mustSeeWorkspace,
    user: isRoot ? '0:0' : `${ownProcess.value.uid}:${ownProcess.value.gid}`,
    ports,
  }
}
