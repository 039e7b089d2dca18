import { ExpectedError } from '../../expected-error.ts'
import type { CacheRequest } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { holdersOf, tokenIn } from './holders.ts'

/**
 * The last look before the daemon starts on a leased volume, after its container was created. A job that slept for so
 * long that another one took its lease as that of a dead job sees the other's lease here. The other one looks for this
 * container after it has created its lease. So at least one of the two sees the other, and backs off.
 *
 * @throws ExpectedError `volume-in-use` if a container of somebody else uses the volume
 */
export async function refuseSharedVolume(
  volume: string,
  { labels }: Pick<CacheRequest, 'labels'>,
  docker: Docker,
): Promise<void> {
  const others = (await holdersOf([volume], docker)).filter(
    (holder) => tokenIn(holder.labels) !== tokenIn(labels),
  )
  const [other] = others
  if (other === undefined) return
  throw new ExpectedError(
    'volume-in-use',
    `Cache volume ${volume} is used by container ${other.id.slice(0, 12)} of another job. Two daemons that share a data root corrupt it.`,
    'Run the job again. It takes a volume that is free.',
  )
}
