import { join } from 'node:path'
import type { CreateBuilder } from '../../plan/plan.ts'
import { platformsAmong } from '../../values/platform.ts'
import type { Tools } from '../step.ts'
import { createArguments } from './create-arguments.ts'
import { inspectBuilder } from './inspect-builder.ts'
import type { InspectedBuilder } from './parse-inspect.ts'
import { type Bounds, runBuildx } from './run-buildx.ts'

/**
 * Creates a builder, starts it, and gives what buildx tells of it. Of the platforms that were asked for only those that
 * its BuildKit can run.
 */
export async function boot(
  step: CreateBuilder,
  tools: Pick<Tools, 'showCommand' | 'log'>,
  bounds: Bounds,
): Promise<InspectedBuilder> {
  const { name, buildx, platforms, folder } = step
  await runBuildx(buildx, createArguments(step), tools, bounds)
  const told = await inspectBuilder(buildx, name, tools, true, bounds)
  if (platforms.length === 0) return told

  // buildx tells what was asked for and what can run as one list (builder/node.go): one that was asked for nothing is asked.
  const environment = { ...buildx.environment, BUILDX_CONFIG: join(folder, 'unasked') }
  const unasked = { ...buildx, environment }
  await runBuildx(unasked, createArguments({ ...step, platforms: [] }), tools, bounds)
  const able = (await inspectBuilder(unasked, name, tools, false, bounds)).nodes.flatMap(
    (node) => node.platforms,
  )
  const runnable = platformsAmong(platforms, able)
  const missing = platforms.filter((platform) => !runnable.includes(platform))
  if (missing.length > 0) {
    tools.log(
      `The builder cannot run programs of ${missing.join(', ')}: docker/setup-qemu-action brings emulators`,
    )
  }
  return { ...told, nodes: told.nodes.map((node) => ({ ...node, platforms: runnable })) }
}
