import type { DaemonAddress } from '../../values/daemon-address.ts'
import { usualSockets } from '../../values/usual-sockets.ts'
import { labelsOf } from '../job.ts'
import type { CheckBoundary, GuardTask, ReapLeftovers, Step } from '../plan.ts'
import type { Request, Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'
import { pointAt } from './point-at.ts'

/** How later steps find the guard before the host daemon. */
export function pointAtGuard(
  { socket }: Pick<GuardTask, 'socket'>,
  situation: Situation,
): {
  readonly host: string
  readonly steps: readonly Step[]
  readonly variables: Variables
  readonly context: string
} {
  const { request, observed } = situation
  const host = `unix://${socket}`
  const directory = socket.slice(0, socket.lastIndexOf('/')).replace(/-companion$/, '-guard')
  const { steps, variables, context } = pointAt(host, directory, situation)
  // The CLI would speak TLS on a Unix socket too.
  const isTls = observed.endpoint.status === 'seen' && request.previousVariables['DOCKER_TLS_VERIFY']
  return {
    host,
    steps: steps.length === 0 ? [] : [{ kind: 'create-directory', path: directory }, ...steps],
    variables: { ...variables, ...(isTls && { DOCKER_TLS_VERIFY: '' }) },
    context,
  }
}

/**
 * Variables with which Testcontainers works through the guard: Ryuk gets the guard's socket. It is privileged by default in Java
 * (testcontainers-java, TestcontainersConfiguration.isRyukPrivileged), which `enforce` refuses and a plain socket does not need.
 */
export function guardVariables(guard: GuardTask | null): Variables {
  if (guard === null) return {}
  const { socketForDaemon, mode } = guard
  return {
    ...(socketForDaemon !== null && { TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE: socketForDaemon }),
    ...(mode === 'enforce' && { TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED: 'false' }),
  }
}

/** The test whether the job can avoid the guard. */
export function boundarySteps(
  guard: GuardTask | null,
  { host }: DaemonAddress,
  { observed: { endpoint, sockets } }: Pick<Situation, 'observed'>,
): CheckBoundary[] {
  if (guard === null) return []
  const found = sockets.status === 'seen' ? sockets.value.map(({ path }) => path) : []
  // In `dind`, the daemon at the endpoint is the one in which the job daemon runs.
  const outer = endpoint.status === 'seen' ? [endpoint.value.host] : []
  const others = [...outer, ...[...usualSockets, ...found].map((path) => `unix://${path}`)]
  return [
    {
      kind: 'check-boundary',
      mode: guard.mode,
      guard: `unix://${guard.socket}`,
      daemon: host,
      others: [...new Set(others)].filter((other) => other !== host),
    },
  ]
}

/** The job daemon is removed with everything in it, so there is nothing to do in `dind`. */
export function reapSteps(guard: GuardTask | null, { reap, job }: Request): ReapLeftovers[] {
  return guard !== null && reap ? [{ kind: 'reap-leftovers', labels: labelsOf(job) }] : []
}
