import type { JobBind } from '../../plan/plan.ts'
import type { Files } from '../../platform/files.ts'

/**
 * The binds whose directories are there. The engine refuses to mount what is not, and a runner names its tool cache
 * before it makes it: such a directory is made here, so that what later steps put there is seen, or left out if that is
 * not allowed.
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
