import { sysboxRuntime } from '../../values/sysbox-runtime.ts'
import type { Probe } from '../observe.ts'
import { parseSysboxVersion } from '../parsers/sysbox-version.ts'
import type { Source } from '../source.ts'
import { programTimeout } from './program-timeout.ts'

/** Sysbox, if the engine has its runtime. Other machines start no program for it. */
export const sysbox: Probe<'sysbox', Source> = async ({ runCommand }, seen) => {
  if (!(await seen('engine')).runtimes.includes(sysboxRuntime)) return null
  const result = await runCommand(sysboxRuntime, ['--version'], { timeout: programTimeout }).catch(() => null)
  return { version: result?.exitCode === 0 ? parseSysboxVersion(result.stdout) : null }
}
