import type { StepHandler } from './step.ts'

/** Builds Buildx from a git repository for this job. */
export const buildBuildx: StepHandler<'build-buildx'> = {
  title: ({ reference }) => `Building Buildx from ${reference}`,
  apply: async (step, tools) => (await import('./buildx/buildx-installer.ts')).buildFromSource(step, tools),
  undoTitle: ({ folder }) => `Removing Buildx in ${folder}`,
  undo: ({ folder }, { files }) => files.remove(folder),
  undoTimeout: 10_000,
}
