import { guardLabel } from '../../plan/job.ts'
import type { Labels } from '../../plan/plan.ts'
import type { Docker } from '../../platform/docker.ts'
import { lists } from './list-objects.ts'
import { type Reaped, removalDeadline, removeObjects } from './remove-objects.ts'

/**
 * Removes what the job made through the guard.
 *
 * @param labels those of the job. An object is the job's if it has their token and the label of a guard.
 */
export async function removeMade(docker: Docker, labels: Labels): Promise<Reaped> {
  const filter = { label: [`berth.token=${labels['berth.token']}`, guardLabel] }
  // A container's volumes are anonymous and gone with it: they are listed after it.
  const reaped: Reaped[] = []
  const until = removalDeadline()
  for (const list of lists) reaped.push(await removeObjects(await list(docker, filter), until))
  return {
    removed: reaped.flatMap(({ removed }) => removed),
    remaining: reaped.flatMap(({ remaining }) => remaining),
  }
}
