import { imageOption } from '../../values/driver-options.ts'
import { labelsOf, stemOf } from '../job.ts'
import type { Buildx, CreateBuilder, ObtainImage, Step } from '../plan.ts'
import type { Request, Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'
import { buildxFolder, buildxOf } from './common-steps.ts'

/** The default of Buildx if `driver-opts` names no image (docker/buildx, driver/bkimage). */
const defaultBuildkitImage = 'moby/buildkit:buildx-stable-1'

type BuilderRequest = {
  readonly driver: 'docker-container' | 'docker'
  readonly endpoint: string
  /** The variables that point later steps to the daemon. Empty if they find it without. */
  readonly variables: Variables
  /** False if the daemon is removed after the job. */
  readonly lasts: boolean
  /** Buildx names the builder of an embedded BuildKit after the context. */
  readonly context: string
}

/**
 * The steps that give later steps a builder, and the variables that point to it. Without Buildx there are none, because
 * `docker build` uses the daemon directly.
 */
export function builderSteps(
  situation: Situation,
  wanted: BuilderRequest,
): { steps: Step[]; variables: Variables } {
  const { request, observed } = situation
  const { endpoint, variables: client } = wanted
  const buildx = buildxOf(observed)
  if ('missing' in buildx) {
    const embedded = { name: wanted.context, buildx: null, endpoint }
    return { steps: [{ kind: 'use-embedded-builder', ...embedded }], variables: client }
  }
  const folder = buildxFolder(situation, wanted.driver === 'docker-container' && !request.use)
  const variables: Variables = { ...client, BUILDX_CONFIG: folder.path }
  const how: Buildx = { program: buildx.path, environment: variables }
  const builder: Step =
    wanted.driver === 'docker-container'
      ? createBuilder(request, how, folder.path, wanted)
      : { kind: 'use-embedded-builder', name: wanted.context, buildx: how, endpoint }
  return { steps: [folder, builder], variables }
}

/** Pulls the image of the builder with retries, which `buildx inspect --bootstrap` does not have. */
export function obtainBuildkitImage({ driverOptions }: Request): ObtainImage {
  const reference = imageOption(driverOptions) ?? defaultBuildkitImage
  return { kind: 'obtain-image', reference, purpose: 'builder' }
}

/** A separate BuildKit in a container of the daemon at `endpoint`. */
function createBuilder(
  request: Request,
  buildx: Buildx,
  folder: string,
  { endpoint, lasts }: BuilderRequest,
): CreateBuilder {
  const { job, platforms, keepState, cleanup, use } = request
  const { driverOptions, buildkitdFlags, buildkitdConfiguration, githubToken } = request
  return {
    kind: 'create-builder',
    name: request.name ?? stemOf(job),
    buildx,
    folder,
    endpoint,
    platforms,
    labels: labelsOf(job),
    keepState: keepState && lasts,
    cleanup: cleanup || !lasts,
    use,
    secret: { driverOptions, buildkitdFlags, buildkitdConfiguration, githubToken },
  }
}
