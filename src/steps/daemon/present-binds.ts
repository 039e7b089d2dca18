import type { Bind } from '../../plan/plan.ts'
import type { Files } from '../../platform/files.ts'

/**
 * The binds whose directories are there. The engine refuses to mount what is not, and a runner names its tool cache
 * before it makes it: it is made here, so that what later steps put there is seen, or left out if that is not allowed.
 */
export async function presentBinds(binds: readonly Bind[], files: Files): Promise<Bind[]> {
  const present = await Promise.all(binds.map(({ destination }) => isPresent(destination, files)))
  return binds.filter((_, index) => present[index])
}

async function isPresent(path: string, files: Files): Promise<boolean> {
  if (await files.exists(path)) return true
  return files.makeDirectory(path, 0o755).then(
    () => true,
    () => false,
  )
}
