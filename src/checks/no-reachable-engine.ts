import type { Endpoint, EngineSocket } from '../facts/facts.ts'
import { defineCheck } from './check.ts'
import { findEndpointSocket, socketPathOf } from './endpoint-socket.ts'

export const noReachableEngine = defineCheck({
  id: 'no-reachable-engine',
  severity: 'error',
  title: 'An engine answers',
  failureTitle: 'No engine answers',
  needs: ['sockets'],
  observes: ['endpoint', 'engine'],

  evaluate({ sockets }, { endpoint, engine }) {
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
      return { message, evidence, remedy: startEngine, rulesOut }
    }
    if (socket?.state === 'answers') {
      return { unproven: `${socket.path} answers, but the engine did not describe itself: ${engine.reason}` }
    }

    const { host, source } = endpoint.value
    const other = sockets.find(({ state }) => state === 'answers')
    const elsewhere = other ? ` ${other.path} does answer, but it is not what is asked for.` : ''
    return {
      message: `Nothing answers at ${host} (${source}${socket ? `: ${socket.state}` : ''}).${elsewhere}`,
      evidence: [{ label: 'endpoint', value: `${host} (${source})` }, ...evidence],
      remedy: remedyFor(endpoint.value, other),
      rulesOut,
    }
  },
})

const startEngine =
  'Start the engine (`sudo systemctl start docker`), or give the job its socket: for a job in a container `-v /var/run/docker.sock:/var/run/docker.sock`.'

function remedyFor({ host, source }: Endpoint, answering: EngineSocket | undefined): string {
  if (answering && source === 'DOCKER_HOST') {
    return `Unset DOCKER_HOST, or set it to unix://${answering.path}.`
  }
  if (answering && source === 'docker context') {
    return 'Choose a context that answers: `docker context use default`.'
  }
  if (socketPathOf(host) === undefined) {
    return `Check that the daemon behind ${host} runs and that its name and port are right; its log says why it ended.`
  }
  return startEngine
}
