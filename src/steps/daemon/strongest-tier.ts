import { ExpectedError } from '../../expected-error.ts'
import type { LaunchDaemon, PassedOver, Privilege } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { TierRefused } from './tier-refused.ts'

/**
 * Starts the daemon in the first tier of the plan that the kernel and the host daemon accept. Facts cannot show all that a
 * kernel refuses, so a tier that the plan names can still fail before its daemon starts.
 *
 * @param start starts the container in this tier, and throws TierRefused if that is refused
 * @throws ExpectedError `daemon-not-ready` with the reason, if no tier is left
 */
export async function inStrongestTier<Result>(
  { container, privileges }: Pick<LaunchDaemon, 'container' | 'privileges'>,
  host: Pick<Docker, 'removeContainer'>,
  start: (privilege: Privilege) => Promise<Result>,
  log: (line: string) => void,
): Promise<{ privilege: Privilege; passedOver: PassedOver[]; result: Result }> {
  const passedOver: PassedOver[] = []
  for (const privilege of privileges) {
    try {
      return { privilege, passedOver, result: await start(privilege) }
    } catch (error) {
      if (!(error instanceof TierRefused)) throw error
      passedOver.push({ privilege, reasons: [error.message] })
      log(`\`privilege: ${privilege}\` is not possible here: ${error.message}`)
      await host.removeContainer(container)
    }
  }
  const reasons = passedOver.map(({ privilege, reasons: [reason] }) => `\`${privilege}\`: ${reason}`)
  throw new ExpectedError(
    'daemon-not-ready',
    `The job daemon in container ${container} cannot be confined as planned. ${reasons.join(' ')}`,
    'Fix the cause, or set another `privilege`. `auto` takes the strongest tier that works.',
  )
}
