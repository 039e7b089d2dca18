import { ownEngine } from './own-engine.ts'

/** After the faults: nothing of the engine stays. */
export default async function end(): Promise<void> {
  const folder = process.env['BERTH_FAULTS_ENGINE']
  if (folder) await ownEngine(folder).remove()
}
