import type { DaemonAddress } from '../../values/daemon-address.ts'
import { defaultBuildkitImage, imageOption } from '../../values/driver-options.ts'
import { nodeNames } from '../../values/node-names.ts'
import { inheritedByBuilder } from '../inherit/for-builder.ts'
import { labelsBehindGuard, labelsOf, stemOf } from '../job.ts'
import type { BuilderRelay, Buildx, CreateBuilder, ObtainImage, Step } from '../plan.ts'
import type { Request, Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'
import { buildxFolder, buildxOf } from './common-steps.ts'
import { handedOver, relaysTo } from './handed-over-builder.ts'
import { installSteps } from './install-steps.ts'

type BuilderRequest = {
  readonly driver: 'docker-container' | 'docker'
  readonly endpoint: string
  /** The daemon there. */
  readonly daemon: DaemonAddress
  /** The variables that point later steps to the daemon. Empty if they find it without. */
  readonly variables: Variables
  /** False if the daemon is removed after the job. */
  readonly lasts: boolean
  /** Buildx names the builder of an embedded BuildKit after the context. */
  readonly context: string
  /** The variables that point Berth to the daemon itself, if a guard stands before it for later steps. */
  readonly behindGuard: Variables | null
}

type BuilderSteps = {
  readonly steps: readonly Step[]
  readonly variables: Variables
  /** Of a builder behind a guard. */
  readonly relays: readonly BuilderRelay[]
}

/**
 * The steps that give later steps a builder, and the variables that point to it. Without Buildx there are none, because
 * `docker build` uses the daemon directly.
 */
export function builderSteps(situation: Situation, wanted: BuilderRequest): BuilderSteps {
  const { request } = situation
  const { endpoint, variables: client } = wanted
  const buildx = buildxOf(situation)
  if ('missing' in buildx) {
    const embedded = { name: wanted.context, buildx: null, endpoint }
    return { steps: [{ kind: 'use-embedded-builder', ...embedded }], variables: client, relays: [] }
  }
  const folder = buildxFolder(situation, wanted.driver === 'docker-container' && !request.use)
  const { context } = wanted
  const installed = installSteps(situation, client, { context, variables: client })
  const variables: Variables = { ...client, ...installed.variables, BUILDX_CONFIG: folder.path }
  const how: Buildx = { program: buildx.path, environment: variables }
  if (wanted.driver === 'docker') {
    const embedded: Step = { kind: 'use-embedded-builder', name: wanted.context, buildx: how, endpoint }
    return { steps: [...installed.steps, folder, embedded], variables, relays: [] }
  }
  if (wanted.behindGuard === null) {
    const builder = createBuilder(situation, how, folder.path, wanted)
    return { steps: [...installed.steps, folder, builder], variables, relays: [] }
  }
  // Buildx has a record of the container in a directory that later steps do not use.
  const apart = { ...folder, path: `${folder.path}-container` }
  const direct: Buildx = { ...how, environment: { ...wanted.behindGuard, BUILDX_CONFIG: apart.path } }
  const builder = createBuilder(situation, direct, apart.path, wanted)
  const relays = relaysTo(builder, situation)
  const connected = handedOver(builder, relays, { buildx: how, folder: folder.path })
  return { steps: [...installed.steps, apart, builder, folder, connected], variables, relays }
}

/**
 * Pulls the image of each node on its daemon, with retries, which `buildx inspect --bootstrap` does not have.
 *
 * @param host the address of the host daemon
 */
export function obtainBuildkitImages(request: Request, host: string): ObtainImage[] {
  const pulls = [request, ...request.append].map(({ driverOptions, daemon }): ObtainImage => {
    const reference = imageOption(driverOptions) ?? defaultBuildkitImage
    const isElsewhere = daemon !== null && daemon.host !== host
    return { kind: 'obtain-image', reference, purpose: 'builder', ...(isElsewhere && { daemon }) }
  })
  return [...new Map(pulls.map((pull) => [JSON.stringify(pull), pull])).values()]
}

/** A separate BuildKit in a container of the daemon at `endpoint`, and in those of the nodes of `append`. */
function createBuilder(
  situation: Situation,
  buildx: Buildx,
  folder: string,
  { endpoint, daemon, lasts, behindGuard }: BuilderRequest,
): CreateBuilder {
  const { request } = situation
  const { job, keepState, cleanup, use, buildkitdConfiguration, githubToken } = request
  const name = request.name ?? stemOf(job)
  const asked = [{ ...request, name: null }, ...request.append]
  const names = nodeNames(
    name,
    asked.map((node) => node.name),
  )
  const nodes = asked.map((node, position) => ({
    name: names[position] ?? '',
    endpoint: node.endpoint || endpoint,
    platforms: node.platforms,
    daemon: node.daemon ?? (node.endpoint ? { host: node.endpoint, certificates: null } : daemon),
  }))
  const { inherited, settings } = inheritedByBuilder(situation, asked, {
    inJobDaemon: !lasts,
    elsewhere: nodes.some((node) => node.daemon.host !== daemon.host),
  })
  return {
    kind: 'create-builder',
    name,
    buildx,
    folder,
    nodes,
    labels: behindGuard === null ? labelsOf(job) : labelsBehindGuard(job),
    ...(behindGuard !== null && { isHandedOver: true }),
    // Without a name, no later job finds the state.
    keepState: keepState && lasts && request.name !== null,
    cleanup: cleanup || !lasts,
    use,
    inherited,
    debug: asked.some(({ buildkitdFlags }) => /(^|\s)--debug(=true)?(\s|$)/.test(buildkitdFlags)),
    secret: {
      settings,
      buildkitdConfiguration,
      githubToken,
    },
  }
}
