import { join } from 'node:path'
import { usersFolder } from './builder/users-folder.ts'
import type { StepHandler } from './step.ts'

/**
 * What of the user's own folder buildx is to know in this job too: the mirrors and certificates that its BuildKits get,
 * the builders that are there, which of them other contexts use, and the name by which BuildKit knows files again that
 * it was sent before. Not `current`: that is what this folder is for (docker/buildx, store/store.go, util/confutil).
 */
const copied = ['buildkitd.default.toml', 'instances', 'defaults', '.buildNodeID'] as const

/** Logins of single registries, read and never written (docker/buildx, util/dockerutil/dockerconfig): not copied. */
const linked = 'config'

/**
 * A folder of the job's own in the place of `~/.docker/buildx`. Its current builder is the job's: `docker build` still
 * goes to the engine's own BuildKit, as docker/cli has it where BUILDX_BUILDER is not set (cmd/docker/builder.go).
 */
export const createBuildxFolder: StepHandler<'create-buildx-folder'> = {
  describe: ({ path }) => `give buildx the folder ${path}`,

  async apply({ path }, { files, environment, warn }) {
    await files.makeDirectory(path, 0o700)
    const from = usersFolder(environment)
    for (const name of copied) {
      try {
        if (await files.exists(join(from, name))) await files.copy(join(from, name), join(path, name))
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        warn(`buildx does without ${join(from, name)} in this job, which cannot be read: ${reason}`)
      }
    }
    if (await files.exists(join(from, linked))) await files.link(join(from, linked), join(path, linked))
    return {}
  },

  undo: ({ path }, { files }) => files.remove(path),
  undoTimeout: 10_000,
}
