export type CgroupMembership = {
  /** Empty for the unified hierarchy (v2). A named hierarchy has one of the form `name=systemd`. */
  readonly controllers: readonly string[]
  readonly path: string
}

/** Parses `/proc/<pid>/cgroup`: lines of `hierarchy:controllers:path` (cgroups(7)); other lines are left out. */
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

/** True where a v1 hierarchy holds a controller; named hierarchies hold none, and may lie beside v2. */
export function hasLegacyControllers(memberships: readonly CgroupMembership[]): boolean {
  return memberships.some(({ controllers }) => controllers.some((name) => !name.startsWith('name=')))
}

/**
 * The one path that tells best where a process belongs: that of the memory controller, which v2 has in the unified
 * hierarchy; the next one where that is left at its root, as either is under hybrid.
 */
export function mainCgroupPath(memberships: readonly CgroupMembership[]): string {
  const holding = (name: string) => memberships.find(({ controllers }) => controllers.includes(name))?.path
  const unified = memberships.find(({ controllers }) => controllers.length === 0)?.path
  const paths = [holding('memory'), unified, holding('name=systemd'), memberships[0]?.path]
  return paths.find((path) => path !== undefined && path !== '/') ?? '/'
}
