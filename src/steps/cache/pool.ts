import { createHash } from 'node:crypto'
import { poolLabel } from '../../plan/job.ts'
import type { CacheRequest, DataLayout, Labels, Privilege } from '../../plan/plan.ts'
import type { ImageInspection } from '../../platform/docker.ts'

/** Volumes of one pool: as many jobs with one key can run at the same time and keep what they make. */
const slots = [1, 2, 3, 4] as const

/** Raised if volumes of an earlier Berth cannot be used. */
const schema = 1

/** When the volume was created, by the engine's clock: engines report other times as that of creation. */
export const createdLabel = 'berth.cache.created'
/** An image with which a lease of the volume can be created. */
export const imageLabel = 'berth.cache.image'

/** Volumes that are interchangeable for a job, whichever it gets. */
export type Pool = {
  readonly name: string
  /** The names of its volumes, and of their leases. */
  readonly volumes: readonly string[]
  readonly labels: Labels
}

/**
 * The pool for this job daemon. Its name is a hash of all that must be equal: another major version of Docker or storage
 * driver cannot read the data root ("contains several valid graphdrivers"), and another owner of its files cannot write it.
 * The driver implies the image store.
 *
 * @param engine what `engineOf` gives
 */
export function poolOf(cache: CacheRequest, engine: string, { privilege, storageDriver }: DataLayout): Pool {
  const { key, repository, architecture } = cache
  const parts = {
    'berth.cache.key': key,
    'berth.cache.repository': repository,
    'berth.cache.engine': engine,
    'berth.cache.driver': storageDriver,
    'berth.cache.architecture': architecture,
    'berth.cache.owner': ownerOf(privilege),
    'berth.cache.schema': String(schema),
  }
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
  const name = `berth-cache-${hash}`
  return {
    name,
    volumes: slots.map((slot) => `${name}-${slot}`),
    labels: { ...parts, [poolLabel]: name, [imageLabel]: cache.image },
  }
}

/** Tiers whose daemon is root on the host. Each other tier maps users in its own way. */
const rootful: readonly string[] = ['capabilities', 'privileged']

/** Who owns the files in a data root of this tier. */
const ownerOf = (privilege: Privilege): string => (rootful.includes(privilege) ? 'root' : privilege)

/** Equal for daemons that can use one data root after the other. */
export const layoutName = ({ privilege, storageDriver }: DataLayout): string =>
  `${storageDriver} of ${ownerOf(privilege)}`

/** Why a data root of this layout cannot be kept; null if it can. */
export function unfitFor({ privilege, storageDriver }: DataLayout): string | null {
  // nestybox/sysbox#1021: a second container on the volume finds the containerd image store damaged.
  return privilege === 'sysbox' && storageDriver === 'overlayfs'
    ? 'Sysbox damages a containerd image store that a second daemon uses'
    : null
}

/**
 * The major version of the Docker in an image, by the variable DOCKER_VERSION of the official one. An image without it
 * shares volumes only with itself, so its ID is the answer.
 */
export function engineOf({ Id, Config }: Pick<ImageInspection, 'Id' | 'Config'>): string {
  const version = Config.Env?.find((variable) => variable.startsWith('DOCKER_VERSION='))
  return /=v?(\d+)\./.exec(version ?? '')?.[1] ?? Id
}
