import type { OwnContainer, Runner } from '../facts/facts.ts'
import { enginePathOf } from '../values/engine-path.ts'
import { isWithin, withoutTrailingSlash } from '../values/path.ts'
import type { Bind, JobBind } from './plan.ts'

/** What the image of a daemon needs at its own places: no directory that holds one of these is mounted over it. */
const placesOfImage = [
  ...['/bin', '/dev', '/etc', '/lib', '/proc', '/run', '/sbin', '/sys', '/usr'],
  ...['/var/lib/docker', '/var/run'],
]

/**
 * The directories of the job that its daemon sees at the job's own paths, so that `docker run --volume` mounts what the
 * job means: the runner's work directory (workspace, temp, actions), the tool cache, the home directory and /tmp.
 * One inside another is mounted by it already.
 *
 * Home and /tmp are left out where the engine cannot mount them; they never stand in for one that must be there.
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

/** Those of the binds that none of the others shows already. */
function without(binds: readonly Bind[], others: readonly Bind[]): Bind[] {
  return binds.filter((bind) => !others.some((outer) => outer !== bind && isCovered(bind, outer)))
}

/** A job's container may have a mount of its own within another: the outer one does not show what is there. */
function isCovered({ source, destination }: Bind, outer: Bind): boolean {
  return enginePathOf(destination, { mounts: [outer] }) === source
}
