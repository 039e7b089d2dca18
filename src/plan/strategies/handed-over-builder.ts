import { containerOf } from '../../values/node-names.ts'
import type { BuilderRelay, BuildersTask, Buildx, ConnectBuilder, CreateBuilder } from '../plan.ts'
import type { Situation } from '../strategy.ts'
import { companionDirectory } from './companion-step.ts'

/** The sockets that lead to the nodes of a builder. The companion serves them. */
export function relaysTo(
  { nodes }: Pick<CreateBuilder, 'nodes'>,
  situation: Pick<Situation, 'request' | 'observed'>,
): BuilderRelay[] {
  return nodes.map(({ name, daemon }, position) => ({
    socket: `${companionDirectory(situation)}/builder-${position}.sock`,
    container: containerOf(name),
    daemon,
  }))
}

/** The task of the companion that serves them. */
export const buildersTask = (relays: readonly BuilderRelay[]): { readonly builders?: BuildersTask } =>
  relays.length === 0 ? {} : { builders: { relays } }

/**
 * The builder that later steps get behind a guard: the driver `remote` on the sockets of the companion. So they need no access to
 * the privileged container of BuildKit, which would be the host's root.
 */
export function handedOver(
  { name, nodes, use }: CreateBuilder,
  relays: readonly BuilderRelay[],
  { buildx, folder }: { readonly buildx: Buildx; readonly folder: string },
): ConnectBuilder {
  const none = { driverOptions: [], buildkitdFlags: '' }
  const withoutCertificates = { authority: null, certificate: null, key: null }
  return {
    kind: 'connect-builder',
    driver: 'remote',
    name,
    buildx,
    folder,
    nodes: nodes.map((node, position) => ({
      name: node.name,
      endpoint: `unix://${relays[position]?.socket}`,
      platforms: node.platforms,
    })),
    use,
    // Its record leads to a process that ends with the job.
    cleanup: true,
    secret: {
      settings: nodes.map(() => none),
      buildkitdConfiguration: '',
      certificates: nodes.map(() => withoutCertificates),
    },
  }
}
