import { imageOption } from '../../values/driver-options.ts'
import { labelsOf, stemOf } from '../job.ts'
import type { Buildx, CreateBuilder, ObtainImage, Step } from '../plan.ts'
import type { Request, Variables } from '../request.ts'
import type { Situation } from '../strategy.ts'
import { buildxOf } from './common-steps.ts'

/** What buildx takes where `driver-opts` names no image (docker/buildx, driver/bkimage). */
const defaultBuildkitImage = 'moby/buildkit:buildx-stable-1'

type Wish = {
  readonly driver: 'docker-container' | 'docker'
  readonly endpoint: string
  /** The variables by which later steps find the engine; none where they find it by themselves. */
  readonly variables: Variables
  /** False where the engine is removed with all it has when the job ends. */
  readonly lasts: boolean
  /** buildx names the builder of a daemon's embedded BuildKit after the context. */
  readonly context: string
}

/**
 * The steps by which later steps have a builder, and the variables that point them. Without buildx none are pointed:
 * `docker build` is the daemon's own.
 */
export function builderSteps(situation: Situation, wish: Wish): { steps: Step[]; variables: Variables } {
  const { request, observed } = situation
  const { endpoint, variables: client } = wish
  const buildx = buildxOf(observed)
  if ('missing' in buildx) {
    const embedded = { name: wish.context, buildx: null, endpoint }
    return { steps: [{ kind: 'use-embedded-builder', ...embedded }], variables: client }
  }
  const temp = (observed.runner.status === 'seen' && observed.runner.value.temp) || '/tmp'
  const folder = `${temp}/berth-${request.job.token}-buildx`
  const variables: Variables = { ...client, BUILDX_CONFIG: folder }
  const how: Buildx = { program: buildx.path, environment: variables }
  const builder: Step =
    wish.driver === 'docker-container'
      ? createBuilder(request, how, folder, wish)
      : { kind: 'use-embedded-builder', name: wish.context, buildx: how, endpoint }
  return { steps: [{ kind: 'create-buildx-folder', path: folder }, builder], variables }
}

/** The image of the builder: made sure of with retries, which buildx's own boot does not have. */
export function obtainBuildkitImage({ driverOptions }: Request): ObtainImage {
  const reference = imageOption(driverOptions) ?? defaultBuildkitImage
  return { kind: 'obtain-image', reference, purpose: 'builder' }
}

/** A BuildKit of the job's own in a container on the engine at `endpoint`. */
function createBuilder(
  request: Request,
  buildx: Buildx,
  folder: string,
  { endpoint, lasts }: Wish,
): CreateBuilder {
  const { job, platforms, keepState, cleanup, driverOptions, buildkitdFlags } = request
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
    secret: { driverOptions, buildkitdFlags },
  }
}
