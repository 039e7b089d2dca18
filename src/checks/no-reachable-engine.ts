import type { Endpoint, EngineSocket, Observed } from '../facts/facts.ts'
import { findEndpointSocket } from '../facts/relations/endpoint-socket.ts'
import { canonicalSocketPath } from '../values/engine-host.ts'
import { defineCheck } from './check.ts'

export const noReachableEngine = defineCheck({
  id: 'no-reachable-engine',
  severity: 'error',
  about: 'host-daemon',
  title: 'Docker daemon',
  failureTitle: 'The Docker daemon is unreachable',
  needs: ['sockets'],
  observes: ['endpoint', 'engine', 'machine', 'runner'],

  evaluate({ sockets }, { endpoint, engine, ...place }) {
    if (engine.status === 'seen') return undefined
    const socket = findEndpointSocket(sockets, endpoint)
    if (socket?.state === 'permission-denied') {
      return { unknown: `Permission denied: ${socket.path}.` }
    }
    const evidence = [
      { label: 'daemon', value: engine.reason },
      ...sockets.map(({ path, state }) => ({ label: path, value: state })),
    ]
    const rulesOut = ['socket', 'dind'] as const
    if (endpoint.status === 'unseen') {
      const message = `No Docker daemon found: ${endpoint.reason.replace(/\.$/, '')}.`
      return { message, evidence, remedy: remedyAt(place), rulesOut }
    }
    if (socket?.state === 'answers') {
      return {
        unknown: `${socket.path} answers, but Berth could not read the daemon's version: ${engine.reason}`,
      }
    }

    const { host, source } = endpoint.value
    const other = sockets.find(({ state }) => state === 'answers')
    const elsewhere = other
      ? ` A daemon answers at ${other.path}, but ${source} selects another address.`
      : ''
    return {
      message: `No Docker daemon answers at ${host} (${source}): ${engine.reason.replace(/\.$/, '')}.${elsewhere}`,
      evidence: [{ label: 'endpoint', value: `${host} (${source})` }, ...evidence],
      remedy: remedyFor(endpoint.value, other) ?? remedyAt(place),
      rulesOut,
    }
  },
})

/** The remedy if only the kind of runner tells how to get a daemon there. */
function remedyAt({ machine, runner }: Pick<Observed, 'machine' | 'runner'>): string {
  const system = machine.status === 'seen' ? machine.value.operatingSystem : 'linux'
  const { kind, service, inContainer } =
    runner.status === 'seen' ? runner.value : { kind: 'none', service: null, inContainer: false }
  if (system !== 'linux' && kind === 'github-hosted') {
    return `Run this job on Linux (\`runs-on: ubuntu-24.04\`), because GitHub's ${system === 'macos' ? 'macOS runners have no Docker' : 'Windows runners support Windows containers only'}. Or set DOCKER_HOST to a remote daemon.`
  }
  if (system === 'macos')
    return 'Start Docker Desktop: `open -a Docker`. Then wait until `docker info` works.'
  if (system === 'windows')
    return 'Run this job on Linux or in WSL 2. Or set `DOCKER_HOST=tcp://<host>:2376` for a daemon that listens on TCP.'
  if (kind === 'github-hosted' && inContainer) {
    return 'Run this job on a runner with Docker (`runs-on: ubuntu-24.04`), because `ubuntu-slim` runs each job in a container without Docker. Builds alone need only a BuildKit elsewhere: `driver: remote` with its `endpoint`.'
  }
  if (service === 'codebuild') {
    return 'Enable privileged mode in the CodeBuild project (`environment: {privilegedMode: true}`), because its image starts Docker only then.'
  }
  if (kind === 'kubernetes') {
    return 'Build elsewhere with `driver: kubernetes`, or with `driver: remote` and the `endpoint` of a BuildKit. For containers, add a dind sidecar with `containerMode: {type: dind}` in the values of gha-runner-scale-set. Or set DOCKER_HOST to a remote daemon.'
  }
  return inContainer
    ? 'Mount the host socket into the job container with `-v /var/run/docker.sock:/var/run/docker.sock`.'
    : 'Start Docker: `sudo systemctl start docker`.'
}

function remedyFor({ host, source }: Endpoint, answering: EngineSocket | undefined): string | undefined {
  if (answering && source === 'DOCKER_HOST') {
    return `Unset DOCKER_HOST, or set it to the daemon that answers: \`export DOCKER_HOST=unix://${answering.path}\`.`
  }
  if (answering && source === 'docker context') {
    return 'Switch to a context whose daemon answers: `docker context use default`.'
  }
  if (canonicalSocketPath(host) === undefined) {
    return `Check that the daemon runs and that the name and the port in ${host} are correct: \`docker --host ${host} version\`. The daemon's log shows why it ended.`
  }
  return host.includes('podman')
    ? 'Start the Podman socket: `sudo systemctl start podman.socket`. For rootless Podman: `systemctl --user start podman.socket`.'
    : undefined
}
