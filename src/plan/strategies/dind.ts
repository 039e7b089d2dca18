import { endpointDaemon } from '../../facts/relations/daemon-proof.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import { stemOf } from '../job.ts'
import type { Step } from '../plan.ts'
import { isRemote, type Variables } from '../request.ts'
import { chooseStorages } from '../storage/choose-storages.ts'
import type { Strategy } from '../strategy.ts'
import { tierObstacles } from '../tiers/tier-obstacles.ts'
import { builderSteps } from './builder-steps.ts'
import { buildsElsewhere, buildxOf, exportVariables } from './common-steps.ts'
import { companionSteps } from './companion-step.ts'
import { imageSteps, keepSteps, launchSteps } from './data-root-steps.ts'
import { forBuilderContainer } from './for-builder-container.ts'
import { guardObstacles } from './guard-obstacles.ts'
import { boundarySteps, guardVariables } from './guard-steps.ts'
import { innerGuard } from './guard-task.ts'
import { buildersTask } from './handed-over-builder.ts'
import { installObstacles } from './install-steps.ts'
import { launchDaemon, subnetsOf } from './launch-step.ts'
import { ledgerTask } from './ledger-task.ts'
import { known, unseen } from './needed-facts.ts'
import { pointAt, pointingDoubts, pointingObstacles } from './point-at.ts'
import { portsTask } from './ports-task.ts'
import { proofSteps } from './proof-steps.ts'
import { proofNetwork, withReachableBuilder } from './sealed-network.ts'
import { byteLength, longestSocketPath, socketDirectory, socketPath } from './socket-path.ts'
import { sweepLeftovers } from './sweep-step.ts'
import { whereVirtual } from './where-virtual.ts'
import { whyDind } from './why-dind.ts'

/** A separate daemon for the job, in a container of the host daemon. */
export const dockerInDocker: Strategy = {
  name: 'dind',

  because: whyDind,

  obstacles(situation) {
    const { request, observed } = situation
    const virtual = whereVirtual(observed)
    if (virtual) {
      return [`\`dind\` does not work ${virtual}: a virtual machine cannot share a Unix socket with the job.`]
    }
    if (isRemote(request.driver)) return [buildsElsewhere(request.driver)]
    const obstacles = unseen(observed)
    if (request.endpoint !== '' || request.append.length > 0)
      obstacles.push('`endpoint` and `append` name other daemons than the job daemon.')
    obstacles.push(...forBuilderContainer(request))
    const buildx = buildxOf(situation)
    if (request.driver === 'docker-container' && 'missing' in buildx) obstacles.push(buildx.missing)
    obstacles.push(...installObstacles(situation))
    if (obstacles.length > 0) return obstacles
    obstacles.push(...tierObstacles(situation))
    const { runner, ownContainer, endpoint } = known(observed)
    if (!endpoint.host.startsWith('unix://')) {
      obstacles.push(
        `The daemon at ${endpoint.host} can be on another machine, which shares no directory with this job.`,
      )
    }
    if (runner.temp === null) {
      obstacles.push('RUNNER_TEMP is not set, so the socket has no directory.')
    } else if (enginePathOf(runner.temp, ownContainer) === null) {
      obstacles.push(
        `The host daemon has no path for ${runner.temp} of the job's container, so it cannot share a socket.`,
      )
    } else if (byteLength(socketPath(request, runner.temp, runner.work)) > longestSocketPath) {
      obstacles.push(
        `The socket path ${socketPath(request, runner.temp, runner.work)} is longer than ${longestSocketPath} bytes, the limit of ` +
          'Unix sockets. Move the work directory of the runner to a shorter path.',
      )
    }
    obstacles.push(...guardObstacles(situation))
    obstacles.push(...pointingObstacles(situation))
    obstacles.push(...chooseStorages(situation).obstacles)
    if (!subnetsOf(observed)) obstacles.push('No private subnet is free for the networks of the job daemon.')
    return obstacles
  },

  doubts: ({ observed }) => pointingDoubts(observed),

  steps(situation) {
    const { request, observed } = situation
    const { runner, ownContainer, engine, endpoint } = known(observed)
    if (runner.temp === null || isRemote(request.driver)) return []
    const stem = stemOf(request.job)
    const directory = socketDirectory(request, runner.temp, runner.work)
    const socket = socketPath(request, runner.temp, runner.work)
    const host = `unix://${socket}`
    const launch = launchDaemon(situation, stem, socket)
    const guard = innerGuard(situation, directory)
    const usedHost = `unix://${guard?.socket ?? socket}`
    const pointing = pointAt(usedHost, directory, situation)
    const daemon = { host, certificates: null }
    // Buildx pulls the image of the builder into the job daemon, which has no image of the host.
    const builder = builderSteps(withReachableBuilder(situation), {
      driver: request.driver ?? 'docker',
      endpoint: request.driver === 'docker-container' ? host : usedHost,
      daemon,
      variables: pointing.variables,
      behindGuard: guard && {},
      lasts: false,
      context: pointing.context,
    })
    const variables: Variables = {
      ...builder.variables,
      // Ryuk of Testcontainers mounts the path that the job daemon sees.
      TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: socket,
      ...guardVariables(guard),
    }
    const steps: Step[] = [
      sweepLeftovers(request),
      ...imageSteps(request),
      { kind: 'create-directory', path: directory },
      ...launchSteps(launch, request, host),
      ...companionSteps(situation, daemon, {
        guard,
        ledger: ledgerTask(situation, builder.steps, launch.container),
        ports: portsTask(launch, endpoint.host),
        ...buildersTask(builder.relays),
      }),
      ...pointing.steps,
      ...builder.steps,
      ...boundarySteps(guard, daemon, situation),
      // Not localhost: the address is right in an inner container too, is no other job's, and has ports before they are forwarded.
      ...exportVariables(request, variables, ['TESTCONTAINERS_HOST_OVERRIDE', 'TC_HOST']),
      {
        kind: 'prove-daemon',
        container: launch.container,
        ownNamespaces: observed.ownNamespaces.status === 'seen' ? observed.ownNamespaces.value : null,
      },
    ]
    const { workspace: path } = runner
    // A workspace outside the mounts of the job's container is not mounted into the daemon's.
    const isBound = path !== null && enginePathOf(path, ownContainer) !== null
    const workspace = isBound ? { source: path, destination: path } : null
    // A job in a container reaches the daemon only over a network that both have. A daemon in another network namespace,
    // such as a rootless one, has its bridges there.
    const isBeside = !engine.rootless && endpointDaemon(observed)?.sharedNetworkNamespace === true
    const ports = { hosts: [], certain: ownContainer === null && isBeside }
    const proved = {
      host: usedHost,
      workspace,
      mustSeeWorkspace: true,
      mustPass: true,
      ports,
      network: proofNetwork(request),
    }
    const proofs = proofSteps(situation, { ...proved, builder: builder.steps })
    return [...steps, ...proofs, ...keepSteps(launch)]
  },
}
