import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'
import { readIfPresent } from './read.ts'
import { requireLinux } from './require-linux.ts'

/**
 * The sysctls about user namespaces, which every user can read. `user.max_user_namespaces` is that of the user namespace of
 * this process (linux: kernel/ucount.c). The other two are patches of Debian and Ubuntu, so their files can be missing.
 */
export const userNamespaces: Probe<'userNamespaces', Source> = async (source) => {
  const directory = `${source.proc}/sys`
  requireLinux(source, directory)
  const [maximum, clone, restricted] = await Promise.all(
    [
      'user/max_user_namespaces',
      'kernel/unprivileged_userns_clone',
      'kernel/apparmor_restrict_unprivileged_userns',
    ].map((name) => readIfPresent(source, `${directory}/${name}`)),
  )
  return {
    maximum: maximum === null || maximum === undefined ? null : Number.parseInt(maximum, 10),
    unprivileged: clone?.trim() !== '0',
    restrictedByAppArmor: restricted?.trim() === '1',
  }
}
