import type { StepHandler } from './step.ts'

/** Runs a build on each node of the builder, and says which platforms run natively, emulated or not at all. */
export const proveNodes: StepHandler<'prove-nodes'> = {
  title: ({ name }) => `Testing a build on each node of builder ${name}`,
  apply: async (step, tools) => (await import('./remote-builder.ts')).proveNodes(step, tools),
  // Its files are in the buildx directory of the job.
  undo: 'nothing',
}
