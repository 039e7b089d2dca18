import { labelsOf } from '../job.ts'
import type { CacheRequest, DataRoot, LaunchDaemon, Step } from '../plan.ts'
import type { Request } from '../request.ts'
import { dataRootOf, volumeOptions } from '../storage/data-root.ts'
import type { Situation } from '../strategy.ts'
import { longestJob } from './sweep-step.ts'

/**
 * The data root of the job daemon: a volume of its own, or one that jobs with the same `cache` have one after the other.
 *
 * @param ownVolume the name of a volume for this job alone
 * @param socket of the job daemon, in the directory of the job
 * @param memory the memory limit of the job daemon in bytes
 */
export function dataRootFor(
  { request, observed }: Pick<Situation, 'request' | 'observed'>,
  ownVolume: string,
  socket: string,
  memory: number,
): DataRoot {
  const { engine, dataRootFilesystem } = observed
  if (request.cache === '') return dataRootOf(request, ownVolume, memory)
  const cache: CacheRequest = {
    key: request.cache,
    repository: request.job.repository,
    image: request.dindImage,
    architecture: engine.status === 'seen' ? engine.value.architecture : '',
    ownVolume,
    labels: labelsOf(request.job),
    longestJob: Math.max(request.sweepAfter, longestJob),
    freeBytes: dataRootFilesystem.status === 'seen' ? dataRootFilesystem.value.freeBytes : null,
    testedFile: `${socket.slice(0, socket.lastIndexOf('/'))}/tested`,
  }
  return { kind: 'leased', name: ownVolume, cache }
}

/** The step that makes or takes the data root. */
function dataRootStep(
  launch: Pick<LaunchDaemon, 'dataRoot' | 'labels' | 'privileges' | 'storages'>,
  request: Pick<Request, 'githubToken'>,
): Step {
  const { dataRoot, labels, privileges, storages } = launch
  const [privilege] = privileges
  const [storage] = storages
  if (dataRoot.kind !== 'leased' || privilege === undefined || storage === undefined)
    return { kind: 'create-volume', name: dataRoot.name, ...volumeOptions(dataRoot), labels }
  const layout = { privilege, storageDriver: storage.driver }
  return { kind: 'lease-volume', cache: dataRoot.cache, layout, secret: { githubToken: request.githubToken } }
}

/** The image of the job daemon, and those of `preload`, which are looked for before the daemon starts. */
export const imageSteps = ({ dindImage, preload }: Pick<Request, 'dindImage' | 'preload'>): Step[] => [
  { kind: 'obtain-image', reference: dindImage, purpose: 'daemon' },
  ...preload.map((reference): Step => ({ kind: 'obtain-image', reference, purpose: 'preload' })),
]

/**
 * The data root, the daemon on it, and the images that it gets.
 *
 * @param host the job daemon
 */
export function launchSteps(launch: LaunchDaemon, request: Request, host: string): Step[] {
  const { preload: images } = request
  const copies: Step[] = images.length === 0 ? [] : [{ kind: 'preload-images', images, host }]
  return [dataRootStep(launch, request), launch, ...copies]
}

/** After the tests of the job daemon, which a damaged data root fails. */
export const keepSteps = ({ dataRoot }: Pick<LaunchDaemon, 'dataRoot'>): Step[] =>
  dataRoot.kind === 'leased' ? [{ kind: 'keep-cache', file: dataRoot.cache.testedFile }] : []
