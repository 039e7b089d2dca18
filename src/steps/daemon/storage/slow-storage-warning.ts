import type { PassedOverStorage, Storage } from '../../../plan/plan.ts'
import { copyingCosts } from '../../../values/copying-cost.ts'

/**
 * The warning for a job daemon that fell back to a slow storage driver, with its cost.
 *
 * @returns undefined if the driver is the planned one, or fast
 */
export function slowStorageWarning(
  { driver }: Storage,
  passedOver: readonly PassedOverStorage[],
): string | undefined {
  const cost = copyingCosts[driver]
  if (cost === undefined || passedOver.length === 0) return undefined
  const reasons = passedOver.map((each) => `\`${each.place}\` with ${each.driver}: ${each.reason}.`).join(' ')
  return (
    `The job daemon uses the slow storage driver ${driver}. Compared with overlay2, ${cost}. ` +
    `Faster ones do not work here. ${reasons} Move the data root of the host daemon to ext4 or xfs.`
  )
}
