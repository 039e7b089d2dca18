import { openableRules } from '../guard/rules.ts'
import type { LedgerRefusal } from '../ledger/ledger.ts'
import { count } from '../values/quantity.ts'
import type { Annotation } from './annotations.ts'
import { clip, plain } from './plain.ts'

/** GitHub shows ten annotations of a step and level. The rest of the post step can need some. */
const most = 6
const longest = 300

/** One annotation for each rule that refused a request, or with `audit` would have, the most frequent first. */
export function guardAnnotations(refusals: readonly LedgerRefusal[]): Annotation[] {
  const byRule = refusals.filter(({ kind, rule }) => kind !== 'changed' && rule !== null)
  const rest = byRule.length - most
  const more: Annotation[] =
    rest > 0
      ? [
          {
            level: 'notice',
            title: 'guard',
            message: `${count(rest, 'more rule')} of the guard in the job summary.`,
          },
        ]
      : []
  return [...byRule.slice(0, most).map(annotation), ...more]
}

function annotation({ kind, rule, times, place, value }: LedgerRefusal): Annotation {
  const opens = openableRules.some((id) => id === rule)
  const first = `${count(times, 'request')}, first: ${place === '' ? '' : `${place} is `}${value}`
  const parts =
    kind === 'refused'
      ? [`The guard refused ${first}.`, opens ? `To allow it, set \`allow: ${rule}\`.` : '']
      : [
          `\`guard: enforce\` would refuse ${first}.`,
          opens ? `If the job needs it, set \`allow: ${rule}\` too.` : '',
        ]
  return {
    level: kind === 'refused' ? 'warning' : 'notice',
    title: `guard: ${rule}`,
    message: parts
      .filter((part) => part !== '')
      .map((part) => clip(plain(part), longest))
      .join(' '),
  }
}
