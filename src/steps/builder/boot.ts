import { join } from 'node:path'
import { ExpectedError } from '../../expected-error.ts'
import type { CreateBuilder } from '../../plan/plan.ts'
import { platformsAmong } from '../../values/platform.ts'
import type { Tools } from '../step.ts'
import { bootNodes } from './boot-nodes.ts'
import { readRecord, writeRecordOfDetected } from './builder-record.ts'
import { labelFlags, labelsOf } from './builder-resources.ts'
import { inspectBuilder } from './inspect-builder.ts'
import type { InspectedBuilder } from './parse-inspect.ts'
import type { Bounds } from './run-buildx.ts'

/**
 * Creates and starts a builder with all its nodes, and gives the output of `buildx inspect`. The log names requested
 * platforms for which a node can run no programs.
 */
export async function boot(
  step: CreateBuilder,
  tools: Pick<Tools, 'showCommand' | 'runCommand' | 'log' | 'files'>,
  bounds: Bounds,
): Promise<InspectedBuilder> {
  const labelled = withLabels(step)
  const inspected = await bootNodes(labelled, 'docker-container', tools, bounds)
  for (const { name, error } of inspected.nodes) if (error !== undefined) throw notStarted(name, error)
  if (step.nodes.some(({ platforms }) => platforms.length > 0))
    await reportMissingEmulators(step, tools, bounds)
  return inspected
}

/** buildx starts the other nodes, and fails only if it had begun to start this one (docker/buildx, builder/builder.go, Boot). */
function notStarted(node: string, error: string): ExpectedError {
  return new ExpectedError(
    'builder-not-ready',
    `Node ${node} of the builder did not start: ${error}`,
    'Check the daemon at the `endpoint` of this node, or remove the node from `append`.',
  )
}

/** Labels come first: a # in the user's flags turns everything after it into a comment. */
function withLabels(step: CreateBuilder): CreateBuilder {
  const labels = labelFlags(labelsOf(step))
  const settings = step.secret.settings.map(({ driverOptions, buildkitdFlags }) => ({
    driverOptions,
    buildkitdFlags: [...labels, buildkitdFlags].filter((flag) => flag !== '').join(' '),
  }))
  return { ...step, secret: { ...step.secret, settings } }
}

/** A second record of the same builder lists the detected platforms of its nodes. */
async function reportMissingEmulators(
  { name: builder, buildx, folder, nodes }: CreateBuilder,
  tools: Pick<Tools, 'showCommand' | 'log' | 'files'>,
  bounds: Bounds,
): Promise<void> {
  const apart = join(folder, 'detected')
  await writeRecordOfDetected(apart, builder, await readRecord(folder, builder, tools.files), tools.files)
  const environment = { ...buildx.environment, BUILDX_CONFIG: apart }
  const detected = await inspectBuilder({ ...buildx, environment }, builder, tools, bounds)
  for (const { name, platforms } of nodes) {
    const found = detected.nodes.find((node) => node.name === name)?.platforms ?? []
    const runnable = platformsAmong(platforms, found)
    const missing = platforms.filter((platform) => !runnable.includes(platform))
    if (missing.length > 0) {
      tools.log(
        `Node ${name} cannot run programs for ${missing.join(', ')}. To install emulators, use docker/setup-qemu-action.`,
      )
    }
  }
}
