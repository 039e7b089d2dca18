import { imageOption } from '../../values/driver-options.ts'
import { daemonInputs } from '../daemon-inputs.ts'
import type { Request } from '../request.ts'
import type { Situation } from '../strategy.ts'

/** A builder on Kubernetes that no input names: where it is, and with which options. */
type UnaskedKubernetes = {
  readonly namespace: string
  /** The option, such as `rootless=true`. */
  readonly rootless: string
  /** The request as if it named `driver: kubernetes`. */
  readonly request: Request
}

/**
 * BuildKit in the namespace of this pod, for a workflow that names no driver and has no Docker daemon. It needs a token of the
 * pod's service account. Whether that account has the rights, only the API says, before anything is created. The pods of
 * BuildKit are rootless, because privileged ones must be asked for (docs/adr/0007-findings-in-a-drop-in.md).
 *
 * @returns the builder, or why there is none: full sentences
 */
export function unaskedKubernetes(
  situation: Situation,
): UnaskedKubernetes | { readonly obstacles: string[] } {
  const identity = identityOf(situation)
  if ('obstacle' in identity) return { obstacles: [identity.obstacle] }
  const { request } = situation
  const obstacles = inputObstacles(situation)
  if (obstacles.length > 0) return { obstacles }
  const asked = rootlessOption(request)
  const driverOptions = asked ? request.driverOptions : [...request.driverOptions, 'rootless=true']
  return {
    namespace: identity.namespace,
    rootless: asked ?? 'rootless=true',
    request: { ...request, driver: 'kubernetes', driverOptions },
  }
}

const rootlessOption = ({ driverOptions }: Pick<Request, 'driverOptions'>): string | undefined =>
  driverOptions.findLast((option) => option.startsWith('rootless='))

/** The namespace of the pod, if its service account has a token that this job can read. */
function identityOf({
  observed: { endpoint, kubernetes, runner },
}: Situation): { namespace: string } | { obstacle: string } {
  const unnamed = 'No builder elsewhere is named: `driver` is none of remote, kubernetes, cloud.'
  // A daemon that is configured and does not answer is a fault to fix, and not a wish for another builder.
  if (endpoint.status === 'seen') return { obstacle: unnamed }
  if (kubernetes.status === 'unseen') {
    const isPod = runner.status === 'seen' && runner.value.kind === 'kubernetes'
    const why = isPod ? ` Could not check the service account of this pod: ${kubernetes.reason}.` : ''
    return { obstacle: unnamed + why }
  }
  const { service, serviceAccount } = kubernetes.value
  if (service === null) return { obstacle: unnamed }
  if (serviceAccount === null) {
    return {
      obstacle: `${unnamed} This pod has no service account token, so Berth cannot use Kubernetes unasked.`,
    }
  }
  const { isReadable, namespace } = serviceAccount
  if (!isReadable || namespace === null) {
    const why = isReadable
      ? 'The namespace of this pod is unknown'
      : "Permission denied: the service account's token"
    return { obstacle: `${unnamed} ${why}.` }
  }
  return { namespace }
}

/** Inputs that a builder on Kubernetes cannot honor. A workflow that names `driver: kubernetes` is refused with them. */
function inputObstacles({ request }: Situation): string[] {
  const { driver, endpoint, append, keepState, exportWay } = request
  const image = imageOption(request.driverOptions)
  const reasons: readonly (readonly [boolean, string])[] = [
    [driver !== null, `\`driver: ${driver}\` needs a Docker daemon.`],
    [request.guard !== 'off', '`guard` stands before a Docker daemon.'],
    [endpoint !== '', '`endpoint` names a Docker daemon, because `driver` is not set.'],
    [append.length > 0, '`append` adds nodes to a builder on Docker daemons, because `driver` is not set.'],
    [keepState, '`keep-state` keeps the volume of a builder in the host daemon.'],
    [exportWay === 'none', '`export: none` sets no variable, but later steps need one to find the builder.'],
    [
      image !== undefined && !image.includes('rootless') && rootlessOption(request) === undefined,
      `\`driver-opts\` names ${image}, which can need a privileged pod. Set \`rootless=true\` with a rootless image, or \`driver: kubernetes\`.`,
    ],
  ]
  return [
    ...daemonInputs(request).map((name) => `\`${name}\` requests a separate daemon.`),
    ...reasons.flatMap(([holds, reason]) => (holds ? [reason] : [])),
  ]
}
