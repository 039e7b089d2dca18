import type { ConnectBuilder, CreateBuilder, CreateKubernetesBuilder } from '../../plan/plan.ts'
import type { BuilderDriver } from '../../plan/request.ts'
import type { Tools } from '../step.ts'
import { appendArguments, configurationIn, createArguments } from './create-arguments.ts'
import { startBuilder } from './inspect-builder.ts'
import type { InspectedBuilder } from './parse-inspect.ts'
import { type Bounds, runBuildx } from './run-buildx.ts'

type Booted = ConnectBuilder | CreateKubernetesBuilder | CreateBuilder

/**
 * Creates a builder with all its nodes and starts them, which buildx does in parallel.
 *
 * @returns the output of `buildx inspect`
 * @throws ExpectedError `builder-not-ready` with the error of buildx
 */
export async function bootNodes(
  step: Booted,
  driver: BuilderDriver,
  tools: Pick<Tools, 'showCommand' | 'runCommand' | 'files'>,
  bounds: Bounds = {},
): Promise<InspectedBuilder> {
  await createNodes(step, driver, tools, bounds)
  return startBuilder(step.buildx, step.name, tools, bounds)
}

/** Creates the record of a builder with all its nodes, without starting them. */
export async function createNodes(
  step: Booted,
  driver: BuilderDriver,
  tools: Pick<Tools, 'showCommand' | 'runCommand' | 'files'>,
  bounds: Bounds,
): Promise<void> {
  const { name, buildx, folder, nodes, use } = step
  const configuration = await writeConfiguration(folder, step.secret.buildkitdConfiguration, tools)
  for (const [position, node] of nodes.entries()) {
    const settings = step.secret.settings[position] ?? { driverOptions: [], buildkitdFlags: '' }
    const words =
      position === 0
        ? createArguments({ name, driver, use, configuration }, node, settings)
        : appendArguments({ name, configuration }, node, settings)
    await runBuildx(buildx, words, tools, bounds)
  }
}

/**
 * Writes the configuration of BuildKit, which goes with the directory. buildx puts a copy into the builder's container.
 *
 * @returns the path of the file; null if no configuration is given
 */
async function writeConfiguration(
  folder: string,
  text: string,
  { files }: Pick<Tools, 'files'>,
): Promise<string | null> {
  if (text === '') return null
  await files.writeText(configurationIn(folder), text, 0o600)
  return configurationIn(folder)
}
