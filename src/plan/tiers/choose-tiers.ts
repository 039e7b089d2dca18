import type { Situation } from '../strategy.ts'
import { capabilities } from './capabilities.ts'
import { privileged } from './privileged.ts'
import type { PassedOver, Privilege, Tier } from './tier.ts'

const tiers: Readonly<Record<Privilege, Tier>> = { capabilities, privileged }

/** The tiers that `privilege: auto` tries, the strongest first. `privileged` is not among them: it must be set. */
const automatic: readonly Tier[] = [capabilities]

export type ChosenTiers = {
  /** In the order in which they are tried: a later one only if the kernel or the host daemon refuses those before it. */
  readonly possible: readonly Privilege[]
  readonly passedOver: readonly PassedOver[]
}

/** The tiers of the job daemon that facts and inputs allow. Pure. */
export function chooseTiers(situation: Situation): ChosenTiers {
  const { privilege } = situation.request
  const candidates = privilege === 'auto' ? automatic : [tiers[privilege]]
  const weighed = candidates.map((tier) => ({ tier, reasons: reasonsAgainst(tier, situation) }))
  return {
    possible: weighed.filter(({ reasons }) => reasons.length === 0).map(({ tier }) => tier.name),
    passedOver: weighed
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ tier, reasons }) => ({ privilege: tier.name, reasons })),
  }
}

function reasonsAgainst(tier: Tier, situation: Situation): string[] {
  const isRefused = situation.request.driver === 'docker-container' && !tier.startsPrivileged
  const ofDriver = isRefused
    ? [
        '`driver: docker-container` starts a privileged container, which a job daemon without privileges refuses. Set ' +
          '`driver: docker` or `privilege: privileged`.',
      ]
    : []
  return [...ofDriver, ...tier.obstacles(situation)]
}
