import type { Endpoint, EngineSocket, Observed } from '../facts/facts.ts'
import { findEndpointSocket } from '../facts/relations/endpoint-socket.ts'
import { canonicalSocketPath } from '../values/engine-host.ts'
import { defineCheck } from './check.ts'

export const noReachableEngine = defineCheck({
  id: 'no-reachable-engine',
  severity: 'error',
  about: 'host-daemon',
  title: 'An engine answers',
  failureTitle: 'No engine answers',
  needs: ['sockets'],
  observes: ['endpoint', 'engine', 'machine', 'runner'],

  evaluate({ sockets }, { endpoint, engine, ...place }) {
    if (engine.status === 'seen') return undefined
    const socket = findEndpointSocket(sockets, endpoint)
    if (socket?.state === 'permission-denied') {
      return { unproven: `${socket.path} is there, but this job may not open it.` }
    }
    const evidence = [
      { label: 'engine', value: engine.reason },
      ...sockets.map(({ path, state }) => ({ label: path, value: state })),
    ]
    const rulesOut = ['socket', 'dind'] as const
    if (endpoint.status === 'unseen') {
      const message = `There is no engine to speak with: ${endpoint.reason.replace(/\.$/, '')}.`
      return { message, evidence, remedy: remedyAt(place), rulesOut }
    }
    if (socket?.state === 'answers') {
      return { unproven: `${socket.path} answers, but the engine did not describe itself: ${engine.reason}` }
    }

    const { host, source } = endpoint.value
    const other = sockets.find(({ state }) => state === 'answers')
    const elsewhere = other ? ` ${other.path} does answer, but it is not what is asked for.` : ''
    return {
      message: `No engine answers at ${host} (${source}): ${engine.reason.replace(/\.$/, '')}.${elsewhere}`,
      evidence: [{ label: 'endpoint', value: `${host} (${source})` }, ...evidence],
      remedy: remedyFor(endpoint.value, other) ?? remedyAt(place),
      rulesOut,
    }
  },
})

/** What to do where nothing but the kind of place says how an engine is had there. */
function remedyAt({ machine, runner }: Pick<Observed, 'machine' | 'runner'>): string {
  const system = machine.status === 'seen' ? machine.value.operatingSystem : 'linux'
  const { kind, service, inContainer } =
    runner.status === 'seen' ? runner.value : { kind: 'none', service: null, inContainer: false }
  if (system !== 'linux' && kind === 'github-hosted') {
    return `Run this job on Linux (\`runs-on: ubuntu-24.04\`): GitHub's ${system === 'macos' ? 'macOS machines have no engine' : 'Windows machines have an engine for Windows containers only'}. Or set DOCKER_HOST to an engine elsewhere.`
  }
  if (system === 'macos')
    return 'Start Docker Desktop (`open -a Docker`) or another engine, and wait until `docker info` answers.'
  if (system === 'windows')
    return 'Run this job on Linux or within WSL 2, or set DOCKER_HOST to an engine that listens at tcp://.'
  if (kind === 'github-hosted' && inContainer) {
    return 'Run this job on a machine with Docker: `runs-on: ubuntu-24.04`. `ubuntu-slim` runs each job in a container without Docker.'
  }
  if (service === 'codebuild') {
    return 'Turn on privileged mode in the CodeBuild project (`environment: {privilegedMode: true}`): its image starts Docker only then.'
  }
  if (kind === 'kubernetes') {
    return 'Give the runners an engine: `containerMode: {type: dind}` in the values of gha-runner-scale-set. In its mode `kubernetes` there is none; then set DOCKER_HOST to one elsewhere.'
  }
  return inContainer
    ? "Give the job's container the engine's socket: `-v /var/run/docker.sock:/var/run/docker.sock`."
    : 'Start the engine: `sudo systemctl start docker`.'
}

function remedyFor({ host, source }: Endpoint, answering: EngineSocket | undefined): string | undefined {
  if (answering && source === 'DOCKER_HOST') {
    return `Unset DOCKER_HOST, or set it to unix://${answering.path}.`
  }
  if (answering && source === 'docker context') {
    return 'Choose a context that answers: `docker context use default`.'
  }
  if (canonicalSocketPath(host) === undefined) {
    return `Check that the daemon behind ${host} runs and that its name and port are right; its log says why it ended.`
  }
  return host.includes('podman')
    ? 'Start Podman: `systemctl start podman.socket`, as a user with `--user`.'
    : undefined
}
