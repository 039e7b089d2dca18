import { type Attack, attacks } from './attacks.ts'
import { positionNames, positions } from './positions.ts'
import { type Ground, grounds, recorded } from './recorded.ts'

/** The columns, from the strongest wall to none. */
export const attackedTiers = ['user-namespace', 'rootless', 'capabilities', 'privileged'] as const

/** The table of docs/threat-model.md, made of what attackers have reached. */
export function wallsTable(): string {
  const tiers = attackedTiers.filter((tier) => grounds.some((ground) => recorded(tier, ground)))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const sections = Object.entries(attacks).flatMap(([heading, list]) => [
    line([`**${heading}**`, ...tiers.map(() => '')]),
    ...list.map((attack) => line([attack.title, ...tiers.map((tier) => cellOf(tier, attack))])),
  ])
  return [
    line(['An attacker', ...tiers.map((tier) => `\`${tier}\``)]),
    line(['---', ...tiers.map(() => '---')]),
    ...sections,
  ].join('\n')
}

/** From where the step succeeds, on each machine if they differ. */
function cellOf(tier: string, { id }: Attack): string {
  const seen = grounds.flatMap((ground) => {
    const reached = recorded(tier, ground)?.reached
    return reached ? [{ ground, words: weakest(reached[id] ?? []) }] : []
  })
  const [first, ...others] = seen
  if (others.every(({ words }) => words === first?.words)) return first?.words ?? ''
  return seen.map(({ ground, words }: { ground: Ground; words: string }) => `${ground}: ${words}`).join(', ')
}

/** The weakest position is enough: the stronger ones include it. */
function weakest(reached: readonly string[]): string {
  const position = positions.find((each) => reached.includes(each))
  return position ? `**${positionNames[position]}**` : 'kept out'
}
