import { join } from 'node:path'
import { userFolder } from './builder/user-folder.ts'
import type { StepHandler } from './step.ts'

/**
 * Files of the user's buildx directory that the job needs too (docker/buildx, store/store.go, util/confutil): the
 * default BuildKit configuration (mirrors, certificates), the known builders, the default builder of each context, and
 * the node ID by which BuildKit recognizes files that it received before. `current` only with `use: false`:
 * otherwise the job's builder is the current one.
 */
const copied = ['buildkitd.default.toml', 'instances', 'defaults', '.buildNodeID'] as const
/** The name of the current builder, with the context that it is for. */
const current = 'current'

/** Logins for single registries. buildx only reads them (docker/buildx, util/dockerutil/dockerconfig): a link will do. */
const linked = 'config'

/**
 * Creates a buildx directory for this job, used instead of `~/.docker/buildx`, in which the job's builder is the current
 * one. `docker build` still uses the daemon's BuildKit, because BUILDX_BUILDER is not set (docker/cli,
 * cmd/docker/builder.go).
 */
export const createBuildxFolder: StepHandler<'create-buildx-folder'> = {
  title: ({ path }) => `Creating buildx directory ${path}`,

  async apply({ path, keepsCurrent }, { files, environment, warn }) {
    await files.makeDirectory(path, 0o700)
    const from = userFolder(environment)
    for (const name of keepsCurrent ? [...copied, current] : copied) {
      try {
        if (await files.exists(join(from, name))) await files.copy(join(from, name), join(path, name))
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        warn(`${join(from, name)} cannot be read, so buildx does not use it in this job: ${reason}`)
      }
    }
    if (await files.exists(join(from, linked))) await files.link(join(from, linked), join(path, linked))
    return {}
  },

  undoTitle: ({ path }) => `Removing buildx directory ${path}`,
  undo: ({ path }, { files }) => files.remove(path),
  undoTimeout: 10_000,
}
