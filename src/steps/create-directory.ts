import type { StepHandler } from './step.ts'

/** Creates a directory for this job. Its name contains the job's random token, so it cannot exist already. */
export const createDirectory: StepHandler<'create-directory'> = {
  title: ({ path }) => `Creating directory ${path}`,
  async apply({ path }, { files }) {
    await files.makeDirectory(path, 0o700)
    return { directory: path }
  },
  undoTitle: ({ path }) => `Removing directory ${path}`,
  undo: ({ path }, { files }) => files.remove(path),
  undoTimeout: 10_000,
}
