import { inspectBuilder } from './builder/inspect-builder.ts'
import { warnAboutVariable } from './builder/warn-about-variable.ts'
import type { StepHandler } from './step.ts'

/** Uses the daemon's embedded BuildKit. Creates nothing. */
export const useEmbeddedBuilder: StepHandler<'use-embedded-builder'> = {
  title: ({ name }) => `Using the BuildKit of the daemon (builder ${name})`,
  async apply({ name, buildx, endpoint }, tools) {
    if (buildx === null) {
      const nodes = [{ name, endpoint, status: 'running', buildkit: '', platforms: [], labels: {} }]
      return { builder: { name, driver: 'docker', platforms: [], nodes } }
    }
    warnAboutVariable(name, tools)
    const { nodes } = await inspectBuilder(buildx, name, tools)
    const platforms = [...new Set(nodes.flatMap((node) => node.platforms))]
    return { builder: { name, driver: 'docker', platforms, nodes } }
  },
  undo: 'nothing',
}
