import type { Inherited } from '../../plan/inherit/inherited.ts'
import type { Achieved } from '../achieved.ts'
import type { Tools } from '../step.ts'
import { startBuilder } from './inspect-builder.ts'
import type { InspectedBuilder } from './parse-inspect.ts'
import { type Bounds, runBuildx } from './run-buildx.ts'

type Named = {
  readonly name: string
  readonly buildx: { readonly program: string; readonly environment: Readonly<Record<string, string>> }
  readonly use: boolean
}

/** Uses a builder that buildx knows already, without changes, as docker/setup-buildx-action does. */
export async function useExisting(
  { name, buildx, use }: Named,
  tools: Pick<Tools, 'showCommand' | 'runCommand' | 'log'>,
  bounds: Bounds = {},
): Promise<InspectedBuilder> {
  tools.log(`Using the existing builder ${name}: its settings stay as they are, and it is not removed`)
  if (use) await runBuildx(buildx, ['use', name], tools, bounds)
  return startBuilder(buildx, name, tools, bounds)
}

/** The result of a step that gives the job a builder. */
export function builderResult(
  name: string,
  { driver, nodes, inherited }: InspectedBuilder & { readonly inherited?: Inherited },
  reused: boolean,
): Pick<Achieved, 'builder'> {
  const platforms = [...new Set(nodes.flatMap((node) => node.platforms))]
  const origin = { ...(reused && { reused }), ...(inherited && { inherited }) }
  return { builder: { name, driver, platforms, nodes, ...origin } }
}
