import { poolLabel } from '../../plan/job.ts'
import type { DaemonObject } from './list-objects.ts'

/** The networks that each daemon has. A daemon that was restarted has another `bridge`. */
const builtIn: readonly string[] = ['bridge', 'host', 'none']

/** The state of a builder of Buildx, which `keep-state` leaves for the next job (docker/buildx, driver/docker-container). */
const builderState = /^buildx_buildkit_.*_state$/

/** True if a job leaves this on purpose, for later jobs: cache volumes of Berth, the state of builders. */
export function isKept({ kind, name, labels }: Pick<DaemonObject, 'kind' | 'name' | 'labels'>): boolean {
  if (kind === 'network') return builtIn.includes(name)
  return kind === 'volume' && (poolLabel in labels || builderState.test(name))
}
