import { publishedPorts } from '../../facts/relations/published-ports.ts'
import { workspaceInEngine } from '../../facts/relations/workspace-in-engine.ts'
import type { Step } from '../plan.ts'
import type { ProveContainer } from '../proof-steps.ts'
import type { Variables } from '../request.ts'
import type { Situation, Strategy } from '../strategy.ts'
import { builderSteps, obtainBuildkitImage } from './builder-steps.ts'
import { buildxOf, exportVariables } from './common-steps.ts'
import { proofSteps } from './proof-steps.ts'
import { sweepLeftovers } from './sweep-step.ts'

/** The host's daemon, used as it is, with a builder of the job's own on it. */
export const socketBound: Strategy = {
  name: 'socket',

  because({ request, observed, findings }) {
    const { endpoint, engine } = observed
    const because =
      request.mode === 'socket'
        ? ['`mode: socket` was asked for.']
        : findings.some(({ rulesOut }) => rulesOut.includes('socket'))
          ? ['The host daemon is reachable.']
          : ['The host daemon is reachable, and no finding rules it out.']
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

  doubts: () => [],

  steps(situation) {
    const { request, observed } = situation
    if (observed.endpoint.status === 'unseen') return []
    const { host, source, context } = observed.endpoint.value
    // A builder that no variable leads to would be of no use.
    const canHaveBuilder = 'path' in buildxOf(observed) && request.exportWay !== 'none'
    const driver = request.driver ?? (canHaveBuilder ? 'docker-container' : 'docker')
    const image = driver === 'docker-container' ? [obtainBuildkitImage(request)] : []
    // The CLI finds the default socket, DOCKER_HOST and its context by itself, but never a rootless engine's socket.
    const client: Variables = source === 'rootless socket' ? { DOCKER_HOST: host } : {}
    const builder = builderSteps(situation, {
      driver,
      endpoint: host,
      variables: client,
      lasts: true,
      context: context ?? 'default',
    })
    const steps: Step[] = [
      sweepLeftovers(request),
      ...image,
      ...builder.steps,
      ...exportVariables(request, builder.variables),
    ]
    const proved = { host, ...workspaceOf(observed), ports: publishedPorts(observed) }
    return [...steps, ...proofSteps(situation, { ...proved, builder: builder.steps })]
  },
}

/** The engine that is there was chosen for what it is: if it does not see the workspace, that is reported. */
function workspaceOf(
  observed: Situation['observed'],
): Pick<ProveContainer, 'workspace' | 'mustSeeWorkspace'> {
  const found = workspaceInEngine(observed)
  const workspace = found && { source: found.source, destination: found.destination }
  return { workspace, mustSeeWorkspace: false }
}
