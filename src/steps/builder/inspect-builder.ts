import type { Buildx } from '../../plan/plan.ts'
import type { Tools } from '../step.ts'
import { type InspectedBuilder, parseInspect } from './parse-inspect.ts'
import { redactorFor } from './redact-arguments.ts'
import { type Bounds, runBuildx } from './run-buildx.ts'

/** Milliseconds to read what a running builder can do. It took 50 to 120. */
const featuresTimeout = 20_000

/**
 * Runs `buildx inspect`.
 *
 * @returns the builder, without secrets
 * @throws ExpectedError `builder-not-ready` with the error of buildx
 */
export async function inspectBuilder(
  buildx: Buildx,
  name: string,
  tools: Pick<Tools, 'showCommand'>,
  bounds: Bounds = {},
): Promise<InspectedBuilder> {
  return parsed(await runBuildx(buildx, ['inspect', name], tools, bounds))
}

/** Starts a builder, and gives what `inspectBuilder` gives, with its features. */
export async function startBuilder(
  buildx: Buildx,
  name: string,
  tools: Pick<Tools, 'showCommand' | 'runCommand'>,
  bounds: Bounds = {},
): Promise<InspectedBuilder> {
  const text = await runBuildx(buildx, ['inspect', '--bootstrap', name], tools, bounds)
  return parsed((await inspectFeatures(buildx, name, tools, bounds)) || text)
}

const parsed = (text: string): InspectedBuilder => parseInspect(redactorFor([])(text))

/**
 * The features of a node are shown only with DEBUG (docker/buildx, commands/inspect.go). While a builder starts, DEBUG
 * would add stack traces to its errors, so this is a second, silent call. Empty if it fails: features are no reason to.
 */
async function inspectFeatures(
  { program, environment }: Buildx,
  name: string,
  { runCommand }: Pick<Tools, 'runCommand'>,
  { signal }: Bounds,
): Promise<string> {
  const options = { timeout: featuresTimeout, environment: { ...environment, DEBUG: '1' } }
  const words = ['inspect', name]
  const result = await runCommand(program, words, { ...options, ...(signal && { signal }) }).catch(() => null)
  return result?.exitCode === 0 ? result.stdout : ''
}
