import type { JobFilesystem } from '../facts.ts'
import type { Probe } from '../observe.ts'
import { filesystemType } from '../parsers/filesystem-type.ts'
import type { Source } from '../source.ts'
import { requireLinux } from './require-linux.ts'

/**
 * The filesystems of the directories that a job daemon shares with the job: work directory, workspace, temp, tool cache,
 * home and /tmp. A directory that is missing or unreadable is left out. In a container these are mounts of the machine's
 * directories, so the answer is that of the machine.
 */
export const jobFilesystems: Probe<'jobFilesystems', Source> = async (source, seen) => {
  requireLinux(source, '/proc/filesystems')
  const { work, workspace, temp, toolCache, home } = await seen('runner')
  const paths = [work, workspace, temp, toolCache, home, '/tmp'].filter((path) => path !== null)
  const found = await Promise.all(
    [...new Set(paths)].map(async (path): Promise<JobFilesystem[]> => {
      const status = await source.files.filesystem(path).catch(() => null)
      return status ? [{ path, type: filesystemType(status.magic) }] : []
    }),
  )
  return found.flat()
}
