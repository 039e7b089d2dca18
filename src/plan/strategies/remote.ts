import { labelsOf, stemOf } from '../job.ts'
import type { Buildx, CheckNodes, ConnectBuilder, CreateKubernetesBuilder, Step } from '../plan.ts'
import { isRemote, type RemoteDriver } from '../request.ts'
import type { Situation, Strategy } from '../strategy.ts'
import { buildxFolder, buildxOf, exportVariables } from './common-steps.ts'
import { installObstacles, installSteps } from './install-steps.ts'
import { sweepLeftovers } from './sweep-step.ts'
import { unaskedKubernetes } from './unasked-kubernetes.ts'

const places: Readonly<Record<RemoteDriver, string>> = {
  remote: 'a BuildKit that runs already',
  kubernetes: 'BuildKit on Kubernetes',
  cloud: 'Docker Build Cloud',
}

/** A builder elsewhere: a BuildKit on another host, on Kubernetes or in a cloud. It needs no daemon on this runner. */
export const elsewhere: Strategy = {
  name: 'remote',

  because(situation) {
    const { mode, driver } = situation.request
    const asked = mode === 'remote' ? ['`mode: remote` is set.'] : []
    if (isRemote(driver)) return [...asked, `\`driver: ${driver}\` builds with ${places[driver]}.`]
    const unasked = unaskedKubernetes(situation)
    return 'namespace' in unasked
      ? [
          'This pod has no Docker daemon, but a service account of Kubernetes.',
          `Builds run in pods of BuildKit (\`${unasked.rootless}\`) in the namespace ${unasked.namespace}.`,
        ]
      : asked
  },

  obstacles(situation) {
    if (!isRemote(situation.request.driver)) {
      const unasked = unaskedKubernetes(situation)
      if ('obstacles' in unasked) return unasked.obstacles
    }
    const buildx = buildxOf(situation)
    return 'missing' in buildx ? [buildx.missing] : installObstacles(situation)
  },

  doubts: () => [],

  steps(given) {
    const unasked = isRemote(given.request.driver) ? given : unaskedKubernetes(given)
    if ('obstacles' in unasked) return []
    const situation = { ...given, request: unasked.request }
    const { request } = situation
    const buildx = buildxOf(situation)
    if (!isRemote(request.driver) || 'missing' in buildx) return []
    const folder = buildxFolder(situation, !request.use)
    const { endpoint } = situation.observed
    const context = (endpoint.status === 'seen' && endpoint.value.context) || 'default'
    const installed = installSteps(situation, {}, { context, variables: {} })
    const variables = { ...installed.variables, BUILDX_CONFIG: folder.path }
    const how: Buildx = { program: buildx.path, environment: variables }
    const builder = remoteBuilder(request.driver, situation, how, folder.path)
    const proveNodes: Step = {
      kind: 'prove-nodes',
      name: builder.name,
      // As on the host daemon (docs/adr/0007-findings-in-a-drop-in.md). A builder that no input names is Berth's own choice.
      mustPass: request.mode !== 'auto' || request.verify === 'full' || given.request.driver === null,
      buildx: how,
      folder: folder.path,
    }
    return [
      ...checksOf(builder),
      ...installed.steps,
      folder,
      builder,
      ...exportVariables(request, variables),
      ...(request.verify === 'none' ? [] : [proveNodes]),
    ]
  },
}

function remoteBuilder(
  driver: RemoteDriver,
  { request }: Situation,
  buildx: Buildx,
  folder: string,
): ConnectBuilder | CreateKubernetesBuilder {
  const {
    job,
    endpoint,
    platforms,
    driverOptions,
    buildkitdFlags,
    buildkitdConfiguration,
    append,
    certificates,
  } = request
  const first = { name: null, endpoint, platforms, driverOptions, buildkitdFlags }
  const asked = [first, ...append]
  const common = {
    name: request.name ?? stemOf(job),
    buildx,
    folder,
    nodes: asked.map((node) => ({ name: node.name, endpoint: node.endpoint, platforms: node.platforms })),
    use: request.use,
    cleanup: request.cleanup,
    secret: {
      settings: asked.map((node) => ({
        driverOptions: node.driverOptions,
        buildkitdFlags: node.buildkitdFlags,
      })),
      buildkitdConfiguration,
    },
  }
  if (driver !== 'kubernetes')
    return { kind: 'connect-builder', driver, ...common, secret: { ...common.secret, certificates } }
  const { olderThan, runningOlderThan, attempt, secret } = sweepLeftovers(request)
  return {
    kind: 'create-kubernetes-builder',
    ...common,
    labels: labelsOf(job),
    deadline: request.startDeadline,
    ...{ olderThan, runningOlderThan, attempt },
    secret: { ...common.secret, ...secret },
  }
}

/** Docker Build Cloud has no address that Berth could connect to. */
function checksOf(builder: ConnectBuilder | CreateKubernetesBuilder): CheckNodes[] {
  if (builder.kind !== 'connect-builder' || builder.driver !== 'remote') return []
  const { name, nodes, secret } = builder
  const { settings, certificates } = secret
  return [{ kind: 'check-nodes', name, nodes, secret: { settings, certificates } }]
}
