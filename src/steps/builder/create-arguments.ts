import { join } from 'node:path'
import { ownerLabel } from '../../plan/job.ts'
import type { CreateBuilder, Labels } from '../../plan/plan.ts'
import { csvLine } from '../../values/csv-line.ts'
import { labelFlags } from './builder-resources.ts'

/** The file in the job's buildx directory that holds the given configuration of BuildKit. */
export const configurationIn = (folder: string): string => join(folder, 'berth-buildkitd.toml')

/**
 * The arguments of `buildx create` for a builder, which also make it the current one in the job's buildx directory,
 * unless `use: false` is given.
 */
export function createArguments(step: CreateBuilder): string[] {
  const { driverOptions, buildkitdFlags, buildkitdConfiguration } = step.secret
  // buildx parses an option as a line of CSV (docker/buildx, builder/builder.go, csvToMap).
  const options = driverOptions.flatMap((option) => ['--driver-opt', csvLine([option])])
  // Labels come first: a # in the user's flags turns everything after it into a comment.
  const flags = [...labelFlags(labelsOf(step)), buildkitdFlags].filter((flag) => flag !== '').join(' ')
  const platforms = step.platforms.length > 0 ? ['--platform', step.platforms.join(',')] : []
  return [
    'create',
    ...['--name', step.name, '--driver', 'docker-container'],
    ...(step.use ? ['--use'] : []),
    ...options,
    ...['--buildkitd-flags', flags],
    ...(buildkitdConfiguration === '' ? [] : ['--config', configurationIn(step.folder)]),
    ...platforms,
    step.endpoint,
  ]
}

/** A builder that is kept does not get the label that marks it for removal by later jobs. */
function labelsOf({ labels, cleanup }: CreateBuilder): Labels {
  const { [ownerLabel]: run = '', ...others } = labels
  return cleanup ? { [ownerLabel]: run, ...others } : others
}
