import type { JobBind } from '../../plan/plan.ts'
import type { Files } from '../../platform/files.ts'

/**
 * The binds whose directories exist, because the engine refuses to mount a path that does not. A runner can name its tool
 * cache before it creates it. Such a directory is created here, so that the daemon sees what later steps put there. If
 * that is not allowed, the bind is left out.
 */
export async function presentBinds(binds: readonly JobBind[], files: Files): Promise<JobBind[]> {
  const present = await Promise.all(binds.map((bind) => isPresent(bind, files)))
  return binds.filter((_, index) => present[index])
}

async function isPresent({ destination, ifMissing }: JobBind, files: Files): Promise<boolean> {
  if (await files.exists(destination)) return true
  if (ifMissing === 'leave-out') return false
  return files.makeDirectory(destination, 0o755).then(
    () => true,
    () => false,
  )
}
