import type { StepHandler } from './step.ts'

/** Checks certificates and connections of the nodes, before Buildx knows them. */
export const checkNodes: StepHandler<'check-nodes'> = {
  title: ({ nodes }) => `Connecting to ${nodes.map(({ endpoint }) => endpoint).join(', ')}`,
  apply: async (step, tools) => (await import('./remote-builder.ts')).checkNodes(step, tools),
  undo: 'nothing',
}
