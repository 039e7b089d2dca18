import { enginePathOf } from '../../values/engine-path.ts'
import type { Bind, CreateBuilder, Step, UseEmbeddedBuilder } from '../plan.ts'
import type { Variables } from '../request.ts'
import type { Situation, Strategy } from '../strategy.ts'
import {
  buildxOf,
  containerProof,
  createBuilder,
  exportVariables,
  obtainBuildkitImage,
} from './common-steps.ts'

/** The host's daemon, used as it is, with a builder of the job's own on it. */
export const socketBound: Strategy = {
  name: 'socket',

  because({ request, observed }) {
    const { endpoint, engine } = observed
    const because =
      request.mode === 'socket'
        ? ['`mode: socket` was asked for.']
        : ['The engine that is there can be used as it is: nothing that was seen speaks against it.']
    if (endpoint.status === 'seen' && engine.status === 'seen') {
      const { host, source } = endpoint.value
      because.push(`${engine.value.product} ${engine.value.version} answers at ${host} (${source}).`)
    }
    if (request.driver === null && 'missing' in buildxOf(observed)) {
      because.push('There is no buildx on this runner, so builds are the daemon’s own.')
    }
    return because
  },

  obstacles({ request, observed }) {
    if (observed.engine.status === 'unseen') return [`No engine can be used: ${observed.engine.reason}.`]
    const obstacles: string[] = []
    const buildx = buildxOf(observed)
    if (request.driver === 'docker-container' && 'missing' in buildx) obstacles.push(buildx.missing)
    if (observed.engine.value.product === 'podman' && (request.driver === 'docker' || 'missing' in buildx)) {
      obstacles.push(
        'Podman has no BuildKit of its own, so a builder needs `driver: docker-container` and buildx (the package docker-buildx-plugin).',
      )
    }
    if (request.mode === 'auto') {
      if (request.dindImageAsked) obstacles.push('`dind-image` asks for a daemon of the job’s own.')
      if (request.privilege !== 'auto') obstacles.push('`privilege` asks for a daemon of the job’s own.')
      if (Object.keys(request.daemonConfiguration).length > 0) {
        obstacles.push('`daemon-config` asks for a daemon of the job’s own.')
      }
    }
    return obstacles
  },

  steps(situation) {
    const { request, observed } = situation
    if (observed.endpoint.status === 'unseen') return []
    const { host, source, context } = observed.endpoint.value
    const builder = builderStep(situation, host, context)
    const image = builder.kind === 'create-builder' ? [obtainBuildkitImage(request)] : []
    const variables: Variables = { BUILDX_BUILDER: builder.name }
    // The CLI finds the default socket, DOCKER_HOST and its context by itself, but never a rootless engine's socket.
    if (source === 'rootless socket') variables.DOCKER_HOST = host
    const steps: Step[] = [
      { kind: 'sweep-leftovers', olderThan: request.sweepAfter },
      ...image,
      builder,
      exportVariables(request, variables),
    ]
    if (request.verify) {
      steps.push(containerProof(request, host, workspaceBind(situation)))
    }
    return steps
  },
}

function builderStep(
  { request, observed }: Situation,
  endpoint: string,
  context: string | null,
): CreateBuilder | UseEmbeddedBuilder {
  const buildx = buildxOf(observed)
  const path = 'path' in buildx ? buildx.path : null
  if (request.driver !== 'docker' && path !== null) return createBuilder(request, path, endpoint)
  // buildx names the builder of a daemon's embedded BuildKit after the context.
  return { kind: 'use-embedded-builder', name: context ?? 'default', buildx: path, endpoint }
}

/** The job's workspace as the job sees it and as the engine must be given it. */
function workspaceBind({ observed: { runner, ownContainer } }: Situation): Bind | null {
  if (runner.status === 'unseen' || ownContainer.status === 'unseen') return null
  const destination = runner.value.workspace
  const source = destination && enginePathOf(destination, ownContainer.value)
  return destination && source ? { source, destination } : null
}
