import type { Step, StepKind } from './plan.ts'

const daemon = ['launch-daemon'] as const
const companion = ['start-companion'] as const
const builder = [
  'create-builder',
  'connect-builder',
  'create-kubernetes-builder',
  'use-embedded-builder',
] as const
const buildx = ['install-buildx', 'build-buildx'] as const
const client = ['create-client-configuration', 'create-buildx-folder', 'create-context', ...buildx] as const

/** The kinds of steps that each kind depends on. It waits for those of them that come before it in the plan. */
const needs: { readonly [Kind in StepKind]: readonly StepKind[] } = {
  'sweep-leftovers': [],
  'install-buildx': [],
  'build-buildx': ['install-buildx'],
  'obtain-image': [],
  'create-directory': [],
  'create-volume': [],
  // A lease is a container of the daemon's image.
  'lease-volume': ['obtain-image'],
  'create-context': [],
  'create-client-configuration': ['create-directory'],
  'check-nodes': [],
  'create-buildx-folder': ['check-nodes', 'create-directory', 'create-client-configuration'],
  'launch-daemon': ['obtain-image', 'create-directory', 'create-volume', 'lease-volume'],
  'preload-images': daemon,
  // It serves sockets and ports of the daemon.
  'start-companion': ['create-directory', ...daemon],
  'keep-cache': [...daemon, 'prove-container', 'prove-build'],
  // A builder of this name can be among the leftovers.
  'create-builder': ['sweep-leftovers', 'obtain-image', ...client, ...daemon],
  // Behind a guard, it leads to a builder of this job.
  'connect-builder': [...client, ...companion, 'create-builder'],
  'create-kubernetes-builder': client,
  'use-embedded-builder': [...client, ...daemon, ...companion],
  'check-boundary': companion,
  'reap-leftovers': [],
  // Variables never name a daemon or builder that failed to start.
  'export-environment': [...client, ...daemon, ...companion, ...builder],
  'prove-daemon': daemon,
  'prove-container': [...daemon, ...companion],
  'prove-build': [...client, ...daemon, ...companion, ...builder],
  'prove-nodes': builder,
}

/** The positions of the steps that must finish before the step at `index` begins. */
export function neededSteps(steps: readonly Step[], index: number): number[] {
  const step = steps[index]
  if (step === undefined) return []
  return steps
    .slice(0, index)
    .flatMap((earlier, place) =>
      needs[step.kind].includes(earlier.kind) && !isAside(earlier) ? [place] : [],
    )
}

/** A companion that only records: no step uses it, so none waits for it. */
const isAside = (step: Step): boolean =>
  step.kind === 'start-companion' &&
  Object.entries(step.tasks).every(([name, task]) => name === 'ledger' || task === null)
