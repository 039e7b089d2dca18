import { publishedPorts } from '../../facts/relations/published-ports.ts'
import { workspaceInEngine } from '../../facts/relations/workspace-in-engine.ts'
import type { DaemonAddress } from '../../values/daemon-address.ts'
import { daemonInputs } from '../daemon-inputs.ts'
import { stemOf } from '../job.ts'
import type { CreateContext, Step } from '../plan.ts'
import type { ProveContainer } from '../proof-steps.ts'
import { isRemote, type Variables } from '../request.ts'
import type { Situation, Strategy } from '../strategy.ts'
import { builderSteps, obtainBuildkitImages } from './builder-steps.ts'
import { buildsElsewhere, buildxOf, exportVariables } from './common-steps.ts'
import { companionSteps } from './companion-step.ts'
import { hostGuardObstacles } from './guard-obstacles.ts'
import { boundarySteps, guardVariables, pointAtGuard, reapSteps } from './guard-steps.ts'
import { hostGuard } from './guard-task.ts'
import { buildersTask } from './handed-over-builder.ts'
import { installObstacles } from './install-steps.ts'
import { ledgerTask } from './ledger-task.ts'
import { pointingDoubts, pointingObstacles } from './point-at.ts'
import { proofSteps } from './proof-steps.ts'
import { sweepLeftovers } from './sweep-step.ts'

/** The host daemon without changes, with a builder for the job. */
export const socketBound: Strategy = {
  name: 'socket',

  because(situation) {
    const { request, observed, findings } = situation
    const { endpoint, engine } = observed
    const because =
      request.mode === 'socket'
        ? ['`mode: socket` is set.']
        : findings.some(({ rulesOut }) => rulesOut.includes('socket'))
          ? ['The host daemon is reachable.']
          : ['The host daemon is reachable, and no finding rules it out.']
    if (endpoint.status === 'seen' && engine.status === 'seen') {
      const { host, source } = endpoint.value
      because.push(`${engine.value.product} ${engine.value.version} answers at ${host} (${source}).`)
    }
    if (request.driver === null && 'missing' in buildxOf(situation)) {
      because.push('Buildx is not installed on this runner, so builds use the embedded BuildKit.')
    }
    return because
  },

  obstacles(situation) {
    const { request, observed } = situation
    if (observed.engine.status === 'unseen') return [`No usable Docker daemon: ${observed.engine.reason}.`]
    const obstacles = installObstacles(situation)
    const buildx = buildxOf(situation)
    if (isRemote(request.driver)) obstacles.push(buildsElsewhere(request.driver))
    if (request.driver === 'docker-container' && 'missing' in buildx) obstacles.push(buildx.missing)
    if (observed.engine.value.product === 'podman' && (request.driver === 'docker' || 'missing' in buildx)) {
      obstacles.push(
        'Podman has no embedded BuildKit. A builder needs `driver: docker-container` and Buildx (package docker-buildx-plugin).',
      )
    }
    obstacles.push(...hostGuardObstacles(situation))
    if (request.guard !== 'off') obstacles.push(...pointingObstacles(situation))
    if (request.mode === 'auto') {
      obstacles.push(...daemonInputs(request).map((name) => `\`${name}\` requests a separate daemon.`))
    }
    return obstacles
  },

  doubts: ({ request, observed }) => (request.guard === 'off' ? [] : pointingDoubts(observed)),

  steps(situation) {
    const { request, observed } = situation
    if (observed.endpoint.status === 'unseen' || isRemote(request.driver)) return []
    const { host, source, context, certificates = null } = observed.endpoint.value
    // Later steps need a variable to find a builder.
    const canHaveBuilder = 'path' in buildxOf(situation) && request.exportWay !== 'none'
    const driver = request.driver ?? (canHaveBuilder ? 'docker-container' : 'docker')
    const images = driver === 'docker-container' ? obtainBuildkitImages(request, host) : []
    // The CLI finds the default socket, DOCKER_HOST and its context by itself, but not the socket of a rootless daemon.
    const client: Variables = source === 'rootless socket' ? { DOCKER_HOST: host } : {}
    const daemon = { host, certificates }
    const own = driver === 'docker-container' && context === null ? contextFor(daemon, situation) : null
    const guard = hostGuard(situation)
    const pointing = guard && pointAtGuard(guard, situation)
    const usedHost = pointing?.host ?? host
    const builder = builderSteps(situation, {
      driver,
      endpoint: driver === 'docker' ? usedHost : (own?.name ?? context ?? host),
      daemon,
      variables: pointing?.variables ?? client,
      lasts: true,
      context: pointing?.context ?? context ?? 'default',
      behindGuard: guard && client,
    })
    const variables: Variables = { ...builder.variables, ...guardVariables(guard) }
    const steps: Step[] = [
      sweepLeftovers(request),
      // Undone after the companion has ended, so that nothing is made meanwhile.
      ...reapSteps(guard, request),
      ...companionSteps(situation, daemon, {
        guard,
        ledger: ledgerTask(situation, [...images, ...builder.steps]),
        ports: null,
        ...buildersTask(builder.relays),
      }),
      ...images,
      ...(own ? [own] : []),
      ...(pointing?.steps ?? []),
      ...builder.steps,
      ...boundarySteps(guard, daemon, situation),
      ...exportVariables(request, variables),
    ]
    const mustPass = request.mode !== 'auto' || request.verify === 'full'
    const proved = {
      host: usedHost,
      isGuard: guard !== null,
      ...workspaceOf(observed),
      mustPass,
      ports: publishedPorts(observed),
    }
    return [...steps, ...proofSteps(situation, { ...proved, builder: builder.steps })]
  },
}

/** Buildx takes certificates from a context only (docker/buildx, util/dockerutil/api.go). null: none are needed. */
function contextFor(
  daemon: DaemonAddress,
  { request, observed: { clientConfiguration } }: Situation,
): CreateContext | null {
  if (daemon.certificates === null || request.endpoint !== '' || clientConfiguration.status === 'unseen')
    return null
  return {
    kind: 'create-context',
    store: `${clientConfiguration.value.directory}/contexts`,
    name: `${stemOf(request.job)}-daemon`,
    daemon,
    cleanup: request.cleanup,
  }
}

/** A host daemon that cannot reach the workspace is reported, and the run goes on. */
function workspaceOf(
  observed: Situation['observed'],
): Pick<ProveContainer, 'workspace' | 'mustSeeWorkspace'> {
  const found = workspaceInEngine(observed)
  const workspace = found && { source: found.source, destination: found.destination }
  return { workspace, mustSeeWorkspace: false }
}
