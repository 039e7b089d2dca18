import { inspectBuilder } from './builder/inspect-builder.ts'
import { warnOfVariable } from './builder/warn-of-variable.ts'
import type { StepHandler } from './step.ts'

/** The BuildKit that is part of the daemon: nothing is created, and nothing is left. */
export const useEmbeddedBuilder: StepHandler<'use-embedded-builder'> = {
  describe: ({ name }) => `use the BuildKit that is part of the daemon (builder ${name})`,
  async apply({ name, buildx, endpoint }, tools) {
    if (buildx === null) {
      const nodes = [{ name, endpoint, status: 'running', buildkit: '', platforms: [], labels: {} }]
      return { builder: { name, driver: 'docker', platforms: [], nodes } }
    }
    warnOfVariable(name, tools)
    const { nodes } = await inspectBuilder(buildx, name, tools)
    const platforms = [...new Set(nodes.flatMap((node) => node.platforms))]
    return { builder: { name, driver: 'docker', platforms, nodes } }
  },
  undo: 'nothing',
  undoTimeout: 0,
}
