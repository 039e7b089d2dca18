import type { Privilege } from '../../plan/plan.ts'
import { engineError } from '../engine-error.ts'

/** The kernel or the host daemon refuses a tier, before the daemon starts in it. */
export class TierRefused extends Error {
  override readonly name = 'TierRefused'
}

/** The reason in the line `berth: refused: <reason>` of an entry script, or undefined. */
export function refusalIn(log: string): string | undefined {
  return /^berth: refused: (.+)$/m.exec(log)?.[1]
}

/**
 * The error of an engine that cannot start a container of this tier: its runtime is unknown ("unknown or invalid runtime
 * name"), or fails ("OCI runtime create failed"). undefined for other errors, and for tiers of the engine's own runtime.
 */
export function refusalByEngine(privilege: Privilege, error: unknown): TierRefused | undefined {
  const { message = '' } = engineError(error) ?? {}
  const isOfRuntime = privilege === 'sysbox' && /runtime/i.test(message)
  return isOfRuntime ? new TierRefused(message, { cause: error }) : undefined
}
