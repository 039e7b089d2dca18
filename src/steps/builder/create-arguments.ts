import { join } from 'node:path'
import type { NodeSettings, PlannedNode } from '../../plan/plan.ts'
import type { BuilderDriver } from '../../plan/request.ts'
import { csvLine } from '../../values/csv-line.ts'

/** The file in the job's buildx directory that holds the given configuration of BuildKit. */
export const configurationIn = (folder: string): string => join(folder, 'berth-buildkitd.toml')

export type NewBuilder = {
  readonly name: string
  readonly driver: BuilderDriver
  /** True: it becomes the current builder in the job's buildx directory. */
  readonly use: boolean
  /** The path of a buildkitd.toml. null: the default of buildx. */
  readonly configuration: string | null
}

/** The arguments of `buildx create` for a builder with its first node. */
export function createArguments(
  { name, driver, use, configuration }: NewBuilder,
  node: PlannedNode,
  settings: NodeSettings,
): string[] {
  return [
    ...['create', '--name', name, '--driver', driver],
    ...(use ? ['--use'] : []),
    ...(configuration === null ? [] : ['--config', configuration]),
    ...nodeArguments(node, settings),
  ]
}

/** The arguments of `buildx create` for one more node of a builder. */
export function appendArguments(
  { name, configuration }: Pick<NewBuilder, 'name' | 'configuration'>,
  node: PlannedNode,
  settings: NodeSettings,
): string[] {
  return [
    ...['create', '--name', name, '--append'],
    ...(configuration === null ? [] : ['--config', configuration]),
    ...nodeArguments(node, settings),
  ]
}

function nodeArguments(
  { name, endpoint, platforms }: PlannedNode,
  { driverOptions, buildkitdFlags }: NodeSettings,
): string[] {
  return [
    ...(name === null ? [] : ['--node', name]),
    // buildx parses an option as a line of CSV (docker/buildx, builder/builder.go, csvToMap).
    ...driverOptions.flatMap((option) => ['--driver-opt', csvLine([option])]),
    ...(buildkitdFlags === '' ? [] : ['--buildkitd-flags', buildkitdFlags]),
    ...(platforms.length > 0 ? ['--platform', platforms.join(',')] : []),
    ...(endpoint === '' ? [] : [endpoint]),
  ]
}
