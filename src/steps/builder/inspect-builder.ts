import type { Tools } from '../step.ts'
import { type InspectedBuilder, parseInspect } from './parse-inspect.ts'
import { type Bounds, runBuildx } from './run-buildx.ts'

/**
 * What buildx knows of a builder. With `bootstrap` it is started first.
 *
 * @param endpoint the engine that the context `default` shall mean
 * @throws ExpectedError `builder-not-ready` with what buildx said
 */
export async function inspectBuilder(
  buildx: string,
  name: string,
  endpoint: string,
  tools: Pick<Tools, 'runCommand'>,
  bootstrap = false,
  bounds: Bounds = {},
): Promise<InspectedBuilder> {
  const flags = bootstrap ? ['--bootstrap'] : []
  const text = await runBuildx(buildx, ['inspect', ...flags, name], endpoint, tools, bounds)
  return parseInspect(text)
}
