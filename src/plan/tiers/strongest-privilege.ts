import type { Observed } from '../../facts/facts.ts'
import { whereVirtual } from '../strategies/where-virtual.ts'
import { chooseTiers, strongerThan } from './choose-tiers.ts'

/**
 * The strongest tier that a job daemon could have on this machine, and why not a stronger one. Facts do not show everything:
 * the kernel or the host daemon can still refuse it.
 *
 * @returns null if no job daemon is possible here
 */
export function strongestPrivilege(observed: Observed): string | null {
  if (observed.engine.status === 'unseen' || whereVirtual(observed)) return null
  const request = {
    privilege: 'auto',
    driver: null,
    dindImage: '',
    network: 'isolated',
    storage: { place: 'auto', bytes: null },
    storageDriver: 'auto',
    platforms: [],
    cache: '',
    daemonConfiguration: {},
  } as const
  const { possible, passedOver } = chooseTiers({ request, observed })
  const reasons = strongerThan(possible[0] ?? 'privileged', passedOver).map(
    ({ privilege, reasons }) => `Not ${privilege}: ${reasons.join(' ')}`,
  )
  return [`${possible[0] ?? 'only privileged'}.`, ...reasons].join(' ')
}
