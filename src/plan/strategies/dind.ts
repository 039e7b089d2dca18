import type { Observed } from '../../facts/facts.ts'
import { endpointDaemon } from '../../facts/relations/daemon-proof.ts'
import { enginePathOf } from '../../values/engine-path.ts'
import { innerMtu } from '../inner-mtu.ts'
import { labelsOf, stemOf } from '../job.ts'
import { jobBinds } from '../job-binds.ts'
import { jobNetworks } from '../job-networks.ts'
import type { LaunchDaemon, Step } from '../plan.ts'
import type { Request, Variables } from '../request.ts'
import type { Situation, Strategy } from '../strategy.ts'
import { chooseSubnets } from '../subnet-choice.ts'
import { builderSteps } from './builder-steps.ts'
import { buildxOf, exportVariables } from './common-steps.ts'
import { known, unseen } from './needed-facts.ts'
import { pointAt, pointingDoubts, pointingObstacles } from './point-at.ts'
import { proofSteps } from './proof-steps.ts'
import { sweepLeftovers } from './sweep-step.ts'
import { whereVirtual } from './where-virtual.ts'

/** The longest path of a unix socket in bytes, the closing zero left out (unix(7): sun_path has 108). */
const longestSocketPath = 107

/** A daemon of the job's own, in a container on the host's engine. */
export const dockerInDocker: Strategy = {
  name: 'dind',

  because({ request, findings }) {
    if (request.mode === 'dind') return ['`mode: dind` was asked for.']
    if (findings.some(({ rulesOut }) => rulesOut.includes('socket'))) {
      return ['Findings rule out `socket`, and the host can run a separate daemon.']
    }
    // The engine itself is well, and an input asks for another one.
    return ['A daemon of the job’s own is needed, and the host’s engine can carry it.']
  },

  obstacles(situation) {
    const { request, observed } = situation
    const virtual = whereVirtual(observed)
    if (virtual) {
      return [`${virtual} the engine runs in a virtual machine, which shares no unix socket with this job.`]
    }
    const obstacles = unseen(observed)
    if (request.driver === 'docker-container' && request.privilege !== 'privileged') {
      obstacles.push(
        '`driver: docker-container` always makes a privileged container (buildx, driver/docker-container), which a ' +
          'daemon without privileges refuses: use `driver: docker`, or write `privilege: privileged`.',
      )
    }
    const buildx = buildxOf(observed)
    if (request.driver === 'docker-container' && 'missing' in buildx) obstacles.push(buildx.missing)
    if (obstacles.length > 0) return obstacles
    const { runner, ownContainer, endpoint, engine } = known(observed)
    if (engine.product === 'podman' && request.privilege !== 'privileged') {
      // containers/podman#27710; seen with 4.3: "opening seccomp profile failed … file name too long".
      obstacles.push(
        'Podman takes no seccomp profile from a client (it looks for a file of that name), so a daemon without ' +
          '`--privileged` cannot be started by it: write `privilege: privileged`, or use a Docker engine.',
      )
    }
    if (!endpoint.host.startsWith('unix://')) {
      obstacles.push(
        `The engine at ${endpoint.host} may be another machine, which shares no directory with this job.`,
      )
    }
    if (runner.temp === null) {
      obstacles.push('RUNNER_TEMP is not set, so there is no directory of the job for the socket.')
    } else if (enginePathOf(runner.temp, ownContainer) === null) {
      obstacles.push(
        `The engine has no path for ${runner.temp} of the job’s container, so it cannot share a socket.`,
      )
    } else if (byteLength(socketPath(request, runner.temp)) > longestSocketPath) {
      obstacles.push(
        `The socket’s path ${socketPath(request, runner.temp)} would be longer than ${longestSocketPath} bytes, the ` +
          'most that a unix socket may have: move the runner’s work directory to a shorter path.',
      )
    }
    obstacles.push(...pointingObstacles(situation))
    if (!subnetsOf(observed)) obstacles.push('No private range of addresses is free for the inner networks.')
    return obstacles
  },

  doubts: ({ observed }) => pointingDoubts(observed),

  steps(situation) {
    const { request, observed } = situation
    const { runner, ownContainer, engine } = known(observed)
    if (runner.temp === null) return []
    const stem = stemOf(request.job)
    const directory = socketDirectory(request, runner.temp)
    const socket = socketPath(request, runner.temp)
    const host = `unix://${socket}`
    const labels = labelsOf(request.job)
    const launch = launchDaemon(situation, stem, socket)
    const pointing = pointAt(host, directory, situation)
    // The builder's image is not made sure of here: buildx itself pulls it, into the inner engine.
    const builder = builderSteps(situation, {
      driver: request.driver ?? 'docker',
      endpoint: host,
      variables: pointing.variables,
      lasts: false,
      context: pointing.context,
    })
    const variables: Variables = {
      ...builder.variables,
      // Ryuk of Testcontainers mounts the path as the inner daemon sees it.
      TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: socket,
    }
    const steps: Step[] = [
      sweepLeftovers(request),
      { kind: 'obtain-image', reference: request.dindImage, purpose: 'daemon' },
      { kind: 'create-directory', path: directory },
      { kind: 'create-volume', name: launch.volume, labels },
      launch,
      ...pointing.steps,
      ...builder.steps,
      // Published ports of inner containers are found at the daemon's address, not at localhost.
      ...exportVariables(request, variables, ['TESTCONTAINERS_HOST_OVERRIDE', 'TC_HOST']),
      {
        kind: 'prove-daemon',
        container: launch.container,
        ownNamespaces: observed.ownNamespaces.status === 'seen' ? observed.ownNamespaces.value : null,
      },
    ]
    const { workspace: path } = runner
    // One on no mount of the job's container is not bound into the daemon's.
    const isBound = path !== null && enginePathOf(path, ownContainer) !== null
    const workspace = isBound ? { source: path, destination: path } : null
    // In a container, the job reaches the daemon by a network that both have, if there is one. An engine with a network
    // namespace that is not the job's, such as a rootless one, has its bridges there.
    const isBeside = !engine.rootless && endpointDaemon(observed)?.sharedNetworkNamespace === true
    const ports = { hosts: [], certain: ownContainer === null && isBeside }
    const proved = { host, workspace, mustSeeWorkspace: true, ports }
    return [...steps, ...proofSteps(situation, { ...proved, builder: builder.steps })]
  },
}

function launchDaemon({ request, observed }: Situation, stem: string, socket: string): LaunchDaemon {
  const { engine, engineNetworks, network, cgroup, ownProcess, runner, ownContainer } = known(observed)
  const networks = jobNetworks(ownContainer)
  const subnets = subnetsOf(observed) ?? { bridgeAddress: '', addressPool: '' }
  const usable = Math.min(cgroup?.memoryLimit ?? engine.memory, engine.memory)
  return {
    kind: 'launch-daemon',
    container: `${stem}-daemon`,
    image: request.dindImage,
    privilege: request.privilege === 'privileged' ? 'privileged' : 'capabilities',
    volume: `${stem}-data`,
    socket,
    socketGroup: ownProcess.gid,
    binds: jobBinds(runner, ownContainer),
    networks,
    imageStore: engine.imageStore,
    ...subnets,
    mtu: innerMtu(network, engineNetworks, networks),
    registryMirrors: engine.registryMirrors,
    // A quarter stays for the runner and the host's own daemon, so that these are not what the kernel kills.
    memory: request.memory ?? Math.floor(usable * 0.75),
    pidsLimit: request.pidsLimit,
    host: {
      appArmor: engine.securityOptions.some((option) => option.includes('apparmor')),
      seLinux: engine.securityOptions.some((option) => option.includes('selinux')),
      userNamespaceRemap: engine.userNamespaceRemap,
    },
    labels: labelsOf(request.job),
    deadline: request.startDeadline,
    secret: { settings: request.daemonConfiguration },
  }
}

function subnetsOf(observed: Observed) {
  const { network, engineNetworks } = known(observed)
  return chooseSubnets(network, engineNetworks)
}

function socketDirectory({ job }: Request, temp: string): string {
  return `${temp}/berth-${job.token}`
}

function socketPath(request: Request, temp: string): string {
  return `${socketDirectory(request, temp)}/docker.sock`
}

/** Bytes of the text in UTF-8. */
function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
