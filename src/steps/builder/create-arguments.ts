import { ownerLabel } from '../../plan/job.ts'
import type { CreateBuilder, Labels } from '../../plan/plan.ts'
import { csvLine } from '../../values/csv-line.ts'
import { labelFlags } from './parts.ts'

/**
 * The words of `buildx create` that make a builder and make it the current one of the job's folder.
 *
 * @param step the builder
 */
export function createArguments(step: CreateBuilder): string[] {
  const { driverOptions, buildkitdFlags } = step.secret
  // buildx takes an option for a line of CSV (docker/buildx, builder/builder.go, csvToMap).
  const options = driverOptions.flatMap((option) => ['--driver-opt', csvLine([option])])
  // The labels first: a # in the flags of a user makes a comment of all that comes after it.
  const flags = [...labelFlags(labelsOf(step)), buildkitdFlags].filter((flag) => flag !== '').join(' ')
  const platforms = step.platforms.length > 0 ? ['--platform', step.platforms.join(',')] : []
  return [
    'create',
    ...['--name', step.name, '--driver', 'docker-container', '--use'],
    ...options,
    ...['--buildkitd-flags', flags],
    ...platforms,
    step.endpoint,
  ]
}

/** One that is to stay lacks the label by which leftovers are swept. */
function labelsOf({ labels, cleanup }: CreateBuilder): Labels {
  const { [ownerLabel]: run = '', ...others } = labels
  return cleanup ? { [ownerLabel]: run, ...others } : others
}
