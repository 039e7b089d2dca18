import { ExpectedError } from '../../expected-error.ts'
import type { CreateKubernetesBuilder, Recorded } from '../../plan/plan.ts'
import { isLabelName } from '../../values/kubernetes-label.ts'
import { type DriverOptions, driverOptionsOf } from './driver-options.ts'

/** A node of the builder: the name of its Deployment, and its options. */
export type Target = { readonly deployment: string; readonly options: DriverOptions }

/**
 * The nodes that the inputs ask for.
 *
 * @throws ExpectedError `invalid-input` with the option or the name that is wrong
 */
export function targetsOf(step: CreateKubernetesBuilder): Target[] {
  const targets = deploymentsOf(step).map((deployment, place) => ({
    deployment,
    options: driverOptionsOf(step.secret.settings[place]?.driverOptions ?? []),
  }))
  for (const { deployment, options } of targets) {
    if (!isLabelName(deployment)) {
      throw new ExpectedError(
        'invalid-input',
        `Input \`name\`: the Deployment ${deployment} cannot be created, because Kubernetes does not allow its name.`,
        'Use at most 62 lower-case letters, digits and hyphens: `name: builders`.',
      )
    }
    if (options.resource === 'statefulsets' && step.cleanup) {
      throw new ExpectedError(
        'invalid-input',
        'Input `driver-opts`: `persistent-volume-claim.requests.storage` keeps a volume, but the builder is removed after the job.',
        'Set `name` and `cleanup: false`, or remove the option.',
      )
    }
  }
  return targets
}

/** The names of the Deployments: nodes without a name are numbered (docker/buildx, store/nodegroup.go, nextNodeName). */
export function deploymentsOf({
  name,
  nodes,
}: Pick<Recorded<CreateKubernetesBuilder>, 'name' | 'nodes'>): string[] {
  const taken: string[] = []
  for (const node of nodes) {
    let number = 0
    while (node.name === null && taken.includes(`${name}${number}`)) number++
    taken.push(node.name ?? `${name}${number}`)
  }
  // docker/buildx, driver/kubernetes/factory.go, buildxNameToDeploymentName
  return taken.map((node) => node.replaceAll('_', '-'))
}
