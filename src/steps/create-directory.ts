import type { StepHandler } from './step.ts'

/** A directory of the job's own. Its name holds the job's random token, so it cannot have been there before. */
export const createDirectory: StepHandler<'create-directory'> = {
  describe: ({ path }) => `create the directory ${path}`,
  async apply({ path }, { files }) {
    await files.makeDirectory(path, 0o700)
    return { directory: path }
  },
  undo: ({ path }, { files }) => files.remove(path),
  undoTimeout: 10_000,
}
