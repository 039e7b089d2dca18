import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Hooks } from '../../ground/runner/play-hook.ts'
import { builtAction } from '../build-action.ts'
import { temporaryFolder } from './folder.ts'

/** The scripts that the owner of a machine gets of `berth hooks`. */
export async function writtenHooks(...options: string[]): Promise<Required<Hooks>> {
  const folder = await temporaryFolder('hooks')
  const berth = join(await builtAction(), 'doctor.js')
  execFileSync(process.execPath, [berth, 'hooks', '--directory', folder, ...options], { stdio: 'pipe' })
  return { started: join(folder, 'job-started.sh'), completed: join(folder, 'job-completed.sh') }
}
