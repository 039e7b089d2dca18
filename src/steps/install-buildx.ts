import type { StepHandler } from './step.ts'

/** Installs a release of Buildx for this job. */
export const installBuildx: StepHandler<'install-buildx'> = {
  title: ({ release }) => `Installing Buildx v${release.version}`,
  apply: async (step, tools) => (await import('./buildx/buildx-installer.ts')).installRelease(step, tools),
  undoTitle: ({ folder }) => `Removing Buildx in ${folder}`,
  undo: ({ folder }, { files }) => files.remove(folder),
  undoTimeout: 10_000,
}
