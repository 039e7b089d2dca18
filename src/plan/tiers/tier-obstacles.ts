import { chooseTiers } from './choose-tiers.ts'
import type { TierSituation } from './tier.ts'

/** Why no tier is possible: full sentences. Empty if one is. */
export function tierObstacles(situation: TierSituation): string[] {
  const { possible, passedOver } = chooseTiers(situation)
  if (possible.length > 0) return []
  if (situation.request.privilege === 'auto') {
    return passedOver.map(({ privilege, reasons }) => `Not \`privilege: ${privilege}\`: ${reasons.join(' ')}`)
  }
  return [
    ...passedOver.flatMap(({ reasons }) => reasons),
    'Set `privilege: auto`, which takes the strongest tier that works here.',
  ]
}
