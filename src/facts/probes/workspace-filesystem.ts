import { type Probe, Unseen } from '../observe.ts'
import { systemErrorText } from '../parsers/system-error.ts'
import type { Source } from '../source.ts'
import { measureFilesystem } from './measure-filesystem.ts'

/** The filesystem of the job's workspace, or of the current directory if there is no workspace. */
export const workspaceFilesystem: Probe<'workspaceFilesystem', Source> = async (source, seen) => {
  const { workspace } = await seen('runner')
  const path = workspace ?? source.environment['PWD'] ?? '.'
  try {
    return await measureFilesystem(source, path)
  } catch (error) {
    throw new Unseen(`the filesystem of the workspace ${path} could not be read: ${systemErrorText(error)}`)
  }
}
