export type CgroupMembership = {
  /** Empty for the unified hierarchy (v2). A named hierarchy has `name=systemd`, for example. */
  readonly controllers: readonly string[]
  readonly path: string
}

/** Parses `/proc/<pid>/cgroup`: lines of `hierarchy:controllers:path` (cgroups(7)). Other lines are ignored. */
export function parseCgroupMemberships(text: string): CgroupMembership[] {
  const memberships: CgroupMembership[] = []
  for (const line of text.split('\n')) {
    const found = /^\d+:([^:]*):(\/.*)$/.exec(line)
    if (!found) continue
    const [, controllers = '', path = ''] = found
    memberships.push({ controllers: controllers === '' ? [] : controllers.split(','), path })
  }
  return memberships
}

/** True if a v1 hierarchy has a controller. Named hierarchies have none, and can exist together with v2. */
export function hasLegacyControllers(memberships: readonly CgroupMembership[]): boolean {
  return memberships.some(({ controllers }) => controllers.some((name) => !name.startsWith('name=')))
}

/**
 * The most specific path of a process: that of the memory controller, which is in the unified hierarchy with v2. If that
 * is the root, as it can be in hybrid mode, the next hierarchy is used.
 */
export function mainCgroupPath(memberships: readonly CgroupMembership[]): string {
  const pathOf = (name: string) => memberships.find(({ controllers }) => controllers.includes(name))?.path
  const unified = memberships.find(({ controllers }) => controllers.length === 0)?.path
  const paths = [pathOf('memory'), unified, pathOf('name=systemd'), memberships[0]?.path]
  return paths.find((path) => path !== undefined && path !== '/') ?? '/'
}
