import { capabilities } from './capabilities.ts'
import { privileged } from './privileged.ts'
import { rootless } from './rootless.ts'
import { sysbox } from './sysbox.ts'
import type { PassedOver, Privilege, Tier, TierSituation } from './tier.ts'
import { userNamespace } from './user-namespace.ts'

/** Each tier by its name, the strongest first. */
export const tiers: Readonly<Record<Privilege, Tier>> = {
  sysbox,
  'user-namespace': userNamespace,
  rootless,
  capabilities,
  privileged,
}

/** The tiers that `privilege: auto` tries, the strongest first. `privileged` is not among them: it must be set. */
const automatic: readonly Tier[] = [sysbox, userNamespace, rootless, capabilities]

export type ChosenTiers = {
  /** In the order in which they are tried: a later one only if the kernel or the host daemon refuses those before it. */
  readonly possible: readonly Privilege[]
  /** Tiers that facts or inputs rule out, and with `privilege: auto` those that are doubtful. */
  readonly passedOver: readonly PassedOver[]
}

/** The tiers of the job daemon that facts and inputs allow (docs/adr/0014-the-privilege-ladder.md). Pure. */
export function chooseTiers(situation: TierSituation): ChosenTiers {
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

/** Those of the tiers that are stronger than this one. */
export function strongerThan(privilege: Privilege, passedOver: readonly PassedOver[]): PassedOver[] {
  const order = Object.keys(tiers)
  return passedOver.filter((each) => order.indexOf(each.privilege) < order.indexOf(privilege))
}

function reasonsAgainst(tier: Tier, situation: TierSituation): string[] {
  const { driver, privilege } = situation.request
  const isRefused = driver === 'docker-container' && !tier.startsPrivileged
  const ofDriver = isRefused
    ? [
        `\`driver: docker-container\` starts a privileged container, which a job daemon with \`privilege: ${tier.name}\` refuses. ` +
          'Set `driver: docker`, or another `privilege`.',
      ]
    : []
  const obstacles = [...ofDriver, ...tier.obstacles(situation)]
  if (obstacles.length > 0 || privilege !== 'auto') return obstacles
  return tier.doubts?.(situation) ?? []
}
