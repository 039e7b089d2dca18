import { join } from 'node:path'
import type { CreateBuilder } from '../../plan/plan.ts'
import { platformsAmong } from '../../values/platform.ts'
import type { Tools } from '../step.ts'
import { labelFlags, labelsOf } from './builder-resources.ts'
import { configurationIn, createArguments } from './create-arguments.ts'
import { inspectBuilder } from './inspect-builder.ts'
import type { InspectedBuilder } from './parse-inspect.ts'
import { type Bounds, runBuildx } from './run-buildx.ts'

/**
 * Creates and starts a builder, and gives the output of `buildx inspect`. Of the requested platforms it contains only
 * those that its BuildKit can run.
 */
export async function boot(
  step: CreateBuilder,
  tools: Pick<Tools, 'showCommand' | 'log' | 'files'>,
  bounds: Bounds,
): Promise<InspectedBuilder> {
  const { name, buildx, platforms, folder } = step
  const { driverOptions, buildkitdFlags, buildkitdConfiguration } = step.secret
  const configuration = await writeConfiguration(folder, buildkitdConfiguration, tools)
  const builder = { name, driver: 'docker-container', use: step.use, configuration } as const
  // Labels come first: a # in the user's flags turns everything after it into a comment.
  const flags = [...labelFlags(labelsOf(step)), buildkitdFlags].filter((flag) => flag !== '').join(' ')
  const settings = { driverOptions, buildkitdFlags: flags }
  const node = { name: null, endpoint: step.endpoint, platforms }
  await runBuildx(buildx, createArguments(builder, node, settings), tools, bounds)
  const inspected = await inspectBuilder(buildx, name, tools, true, bounds)
  if (platforms.length === 0) return inspected

  // buildx merges requested and detected platforms into one list (builder/node.go). A second record of the same builder,
  // without requested platforms, lists the detected ones only.
  const environment = { ...buildx.environment, BUILDX_CONFIG: join(folder, 'detected') }
  const withoutRequest = { ...buildx, environment }
  await runBuildx(
    withoutRequest,
    createArguments(builder, { ...node, platforms: [] }, settings),
    tools,
    bounds,
  )
  const detected = (await inspectBuilder(withoutRequest, name, tools, false, bounds)).nodes.flatMap(
    (node) => node.platforms,
  )
  const runnable = platformsAmong(platforms, detected)
  const missing = platforms.filter((platform) => !runnable.includes(platform))
  if (missing.length > 0) {
    tools.log(
      `The builder cannot run programs for ${missing.join(', ')}. To install emulators, use docker/setup-qemu-action.`,
    )
  }
  return { ...inspected, nodes: inspected.nodes.map((node) => ({ ...node, platforms: runnable })) }
}

/**
 * Writes the configuration of BuildKit, which goes with the directory. buildx puts a copy into the builder's container.
 *
 * @returns the path of the file; null if no configuration is given
 */
export async function writeConfiguration(
  folder: string,
  text: string,
  { files }: Pick<Tools, 'files'>,
): Promise<string | null> {
  if (text === '') return null
  await files.writeText(configurationIn(folder), text, 0o600)
  return configurationIn(folder)
}
