import type Dockerode from 'dockerode'
import type { Deadline } from './before-deadline.ts'
import type { Filters } from './docker.ts'

/** What an engine keeps of images and builds. */
export type Usage = { readonly images: number; readonly bytes: number }

/** Calls that remove what nothing uses any more, and that measure the rest. */
export type Housekeeping = {
  /** Removes networks without containers, except for those of the engine itself. */
  pruneNetworks(): Promise<void>
  /** Removes images that no container uses; without a filter only those without a name. */
  pruneImages(filters?: Filters): Promise<void>
  /** Removes build cache that was not used for these hours, or the oldest until only these bytes are left. */
  pruneBuilds(limit: { readonly unusedHours: number } | { readonly keepBytes: number }): Promise<void>
  /** Measures images and build cache. Volumes are not measured, because an engine reads all their files for it. */
  usage(): Promise<Usage>
}

/** Makes a call with a deadline. */
type Change = <T>(call: (deadline: Deadline) => Promise<T>) => Promise<T>

const statusCodes = { 200: true, 404: 'not found', 409: 'in progress', 500: 'server error' }

export function housekeeping(dockerode: Dockerode, change: Change): Housekeeping {
  // dockerode sends no options with some of these calls.
  const ask = (method: 'GET' | 'POST', path: string, query: Readonly<Record<string, unknown>>) =>
    change(
      ({ abortSignal }) =>
        new Promise<unknown>((resolve, reject) => {
          const request = { path: `${path}?`, method, statusCodes, abortSignal }
          dockerode.modem.dial(
            { ...request, options: { _query: query, _body: {} } } as never,
            (error, answer) => (error ? reject(error) : resolve(answer)),
          )
        }),
    )
  return {
    async pruneNetworks() {
      await ask('POST', '/networks/prune', { filters: {} })
    },
    async pruneImages(filters = {}) {
      await ask('POST', '/images/prune', { filters })
    },
    async pruneBuilds(limit) {
      const options =
        'unusedHours' in limit
          ? { filters: { until: [`${limit.unusedHours}h`] } }
          : // Engine API 1.48 replaced the first by the others.
            {
              'keep-storage': limit.keepBytes,
              'reserved-space': limit.keepBytes,
              'max-used-space': limit.keepBytes,
            }
      await ask('POST', '/build/prune', { all: true, ...options })
    },
    async usage() {
      return usageIn((await ask('GET', '/system/df', { type: ['image', 'build-cache'] })) as DiskUsage)
    },
  }
}

/** The answer of `GET /system/df`. Engine API 1.52 has other keys than those before it. */
type DiskUsage = {
  readonly LayersSize?: number
  readonly Images?: readonly unknown[] | null
  readonly BuildCache?: readonly { readonly Size?: number; readonly Shared?: boolean }[] | null
  readonly ImageUsage?: { readonly TotalCount?: number; readonly TotalSize?: number }
  readonly BuildCacheUsage?: { readonly TotalSize?: number }
}

/** Adds up images and build cache. What both share counts once. */
export function usageIn({ LayersSize, Images, BuildCache, ImageUsage, BuildCacheUsage }: DiskUsage): Usage {
  const ofBuilds = BuildCache?.reduce((sum, { Size = 0, Shared }) => (Shared ? sum : sum + Size), 0)
  return {
    images: Images?.length ?? ImageUsage?.TotalCount ?? 0,
    bytes: (LayersSize ?? ImageUsage?.TotalSize ?? 0) + (ofBuilds ?? BuildCacheUsage?.TotalSize ?? 0),
  }
}
