import { findingsOf } from '../checks/check.ts'
import type { Installation } from '../plan/buildx-steps.ts'
import { choosePlan } from '../plan/choose-plan.ts'
import type { Plan } from '../plan/plan.ts'
import type { Request } from '../plan/request.ts'
import { findInstallation, type WantedBuildx, wantedBuildx } from './find-installation.ts'
import type { Seen } from './look.ts'
import { toolsOf } from './tools.ts'
import type { World } from './world.ts'

/**
 * Chooses the plan. If the runner lacks the Buildx that the inputs ask for, GitHub is asked for it first, so that a
 * version that does not exist is an error before anything is created.
 *
 * @throws ExpectedError what `choosePlan` and `findInstallation` throw
 */
export async function decide(request: Request, { observed, outcomes }: Seen, world: World): Promise<Plan> {
  const situation = { request, observed, findings: findingsOf(outcomes), installation: null }
  const wanted = wantedBuildx(request, observed)
  if (wanted === null) return choosePlan(situation)
  // A runner without a daemon needs no Buildx: its error comes before any question to GitHub.
  choosePlan({ ...situation, installation: tentative(wanted) })
  const installation = await findInstallation(wanted, request, observed, toolsOf(world, ''))
  return choosePlan({ ...situation, installation })
}

/** An installation before its release is known. A plan depends only on its paths. */
function tentative(wanted: WantedBuildx): Installation {
  if (wanted.kind === 'source') return { from: 'source', reference: wanted.reference, builtBy: '' }
  return { from: 'release', release: { repository: wanted.repository, version: '', asset: '', sha256: null } }
}
