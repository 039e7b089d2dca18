import type { OwnContainer, Runner } from '../facts/facts.ts'
import { enginePathOf } from '../values/engine-path.ts'
import type { Bind } from './plan.ts'

/** Workspace, temp and tool cache at the job's own paths; one inside another is mounted by it already. */
export function jobBinds(runner: Runner, ownContainer: OwnContainer | null): Bind[] {
  const paths = [runner.workspace, runner.temp, runner.toolCache].filter((path) => path !== null)
  const binds = [...new Set(paths)].flatMap((destination) => {
    const source = enginePathOf(destination, ownContainer)
    return source === null ? [] : [{ source, destination }]
  })
  return binds.filter((bind) => !binds.some((outer) => outer !== bind && isCovered(bind, outer)))
}

/** A job's container may have a mount of its own within another: the outer one does not show what is there. */
function isCovered({ source, destination }: Bind, outer: Bind): boolean {
  return enginePathOf(destination, { mounts: [outer] }) === source
}
