import type { Buildx } from '../../plan/plan.ts'
import type { Tools } from '../step.ts'
import { type InspectedBuilder, parseInspect } from './parse-inspect.ts'
import { type Bounds, runBuildx } from './run-buildx.ts'

/**
 * Runs `buildx inspect`. With `bootstrap`, buildx starts the builder first.
 *
 * @throws ExpectedError `builder-not-ready` with the error of buildx
 */
export async function inspectBuilder(
  buildx: Buildx,
  name: string,
  tools: Pick<Tools, 'showCommand'>,
  bootstrap = false,
  bounds: Bounds = {},
): Promise<InspectedBuilder> {
  const flags = bootstrap ? ['--bootstrap'] : []
  const text = await runBuildx(buildx, ['inspect', ...flags, name], tools, bounds)
  return parseInspect(text)
}
