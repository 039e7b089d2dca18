import type { ConnectBuilder, CreateKubernetesBuilder } from '../../plan/plan.ts'
import type { BuilderDriver } from '../../plan/request.ts'
import type { Tools } from '../step.ts'
import { writeConfiguration } from './boot.ts'
import { appendArguments, createArguments } from './create-arguments.ts'
import { inspectBuilder } from './inspect-builder.ts'
import type { InspectedBuilder } from './parse-inspect.ts'
import { type Bounds, runBuildx } from './run-buildx.ts'

/**
 * Creates a builder with all its nodes and starts them, which buildx does in parallel.
 *
 * @returns the output of `buildx inspect`
 * @throws ExpectedError `builder-not-ready` with the error of buildx
 */
export async function bootNodes(
  step: ConnectBuilder | CreateKubernetesBuilder,
  driver: BuilderDriver,
  tools: Pick<Tools, 'showCommand' | 'files'>,
  bounds: Bounds = {},
): Promise<InspectedBuilder> {
  const { name, buildx, folder, nodes, use } = step
  const configuration = await writeConfiguration(folder, step.secret.buildkitdConfiguration, tools)
  for (const [position, node] of nodes.entries()) {
    const settings = step.secret.settings[position] ?? { driverOptions: [], buildkitdFlags: '' }
    const words =
      position === 0
        ? createArguments({ name, driver, use, configuration }, node, settings)
        : appendArguments(name, node, settings)
    await runBuildx(buildx, words, tools, bounds)
  }
  return inspectBuilder(buildx, name, tools, true, bounds)
}
