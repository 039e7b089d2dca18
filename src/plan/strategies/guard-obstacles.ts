import type { Situation } from '../strategy.ts'
import { guardSocket } from './guard-task.ts'
import { byteLength, longestSocketPath } from './socket-path.ts'
import { whereVirtual } from './where-virtual.ts'

/** Why the workflow cannot have the guard that it asks for. Without it, the job would be less safe than its author thinks. */
export function guardObstacles(situation: Situation): string[] {
  const { observed, request } = situation
  const socket = guardSocket(situation)
  if (socket === null) return []
  const virtual = whereVirtual(observed)
  if (virtual)
    return [`\`guard: ${request.guard}\` does not work ${virtual}: containers have other paths there.`]
  if (byteLength(socket) > longestSocketPath) {
    return [
      `The socket path of the guard, ${socket}, is longer than ${longestSocketPath} bytes, the limit of Unix sockets. Move the work directory of the runner to a shorter path.`,
    ]
  }
  return []
}

/** The obstacles of a guard before the host daemon. */
export function hostGuardObstacles(situation: Situation): string[] {
  const { engine } = situation.observed
  if (situation.request.guard === 'off' || engine.status === 'unseen') return []
  if (engine.value.product !== 'docker') {
    return [
      `\`guard: ${situation.request.guard}\` reads the API of Docker, but this daemon is Podman or another product. Use Docker, or remove \`guard\`.`,
    ]
  }
  return guardObstacles(situation)
}
