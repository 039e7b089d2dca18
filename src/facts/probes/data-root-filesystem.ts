import { type Probe, Unseen } from '../observe.ts'
import type { Source } from '../source.ts'
import { filesystemOfEngine } from './on-engine-machine.ts'

/** The filesystem of the engine's data root, if the engine is on this machine and the directory is visible. */
export const dataRootFilesystem: Probe<'dataRootFilesystem', Source> = async (source, seen) => {
  const { dataRoot } = await seen('engine')
  if (!dataRoot) throw new Unseen('the daemon does not report its data root')
  return filesystemOfEngine(source, seen, 'data root', dataRoot)
}
