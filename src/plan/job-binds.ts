import type { OwnContainer, Runner } from '../facts/facts.ts'
import { enginePathOf } from '../values/engine-path.ts'
import { isWithin, withoutTrailingSlash } from '../values/path.ts'
import type { Bind, JobBind } from './plan.ts'

/** Directories of the daemon's image. No bind covers one of them. */
const placesOfImage = [
  ...['/bin', '/dev', '/etc', '/lib', '/proc', '/run', '/sbin', '/sys', '/usr'],
  ...['/var/lib/docker', '/var/run'],
]

/**
 * The directories of the job that the job daemon sees at the same paths, so that `docker run --volume` mounts the right
 * files: the work directory of the runner (workspace, temp, actions), the tool cache, the home directory and /tmp. A
 * directory inside another needs no bind.
 *
 * Home and /tmp are left out if the host daemon cannot mount them. The other directories never depend on these two.
 */
export function jobBinds(runner: Runner, ownContainer: OwnContainer | null): JobBind[] {
  const { work, workspace, temp, toolCache, home } = runner
  const needed = bindsOf([work, workspace, temp, toolCache], ownContainer)
  const wanted = bindsOf([home, '/tmp'], ownContainer)
  return [
    ...without(needed, needed).map((bind) => ({ ...bind, ifMissing: 'make' as const })),
    ...without(wanted, [...needed, ...wanted]).map((bind) => ({ ...bind, ifMissing: 'leave-out' as const })),
  ]
}

function bindsOf(paths: readonly (string | null)[], ownContainer: OwnContainer | null): Bind[] {
  const destinations = paths.flatMap((path) => (path ? [withoutTrailingSlash(path)] : [])).filter(isOwn)
  return [...new Set(destinations)].flatMap((destination) => {
    const source = enginePathOf(destination, ownContainer)
    return source === null ? [] : [{ source, destination }]
  })
}

const isOwn = (path: string): boolean => !placesOfImage.some((place) => isWithin(place, path))

/** The binds that no other bind includes. */
function without(binds: readonly Bind[], others: readonly Bind[]): Bind[] {
  return binds.filter((bind) => !others.some((outer) => outer !== bind && isCovered(bind, outer)))
}

/** False if the job's container has another mount inside of the outer one, which the outer bind does not show. */
function isCovered({ source, destination }: Bind, outer: Bind): boolean {
  return enginePathOf(destination, { mounts: [outer] }) === source
}
