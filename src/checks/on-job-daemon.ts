import type { Engine, Observed } from '../facts/facts.ts'
import { type Outcome, runChecks } from './check.ts'
import { clientNewerThanEngine } from './client-newer-than-engine.ts'
import { clientOlderThanEngine } from './client-older-than-engine.ts'

/**
 * The outcomes once a job daemon runs: clients are compared with it instead of the host daemon, because later steps use
 * it. A client that the host daemon refuses is no finding if the job daemon accepts it, and the other way round.
 */
export function onJobDaemon(
  outcomes: readonly Outcome[],
  observed: Observed,
  { version, apiVersion, minApiVersion }: Pick<Engine, 'version' | 'apiVersion' | 'minApiVersion'>,
): readonly Outcome[] {
  if (observed.engine.status === 'unseen') return outcomes
  const engine = {
    status: 'seen',
    value: { ...observed.engine.value, version, apiVersion, minApiVersion },
  } as const
  const compared = runChecks([clientNewerThanEngine, clientOlderThanEngine], { ...observed, engine })
  return outcomes.map((outcome) => {
    const other = compared.find(({ id }) => id === outcome.id) ?? outcome
    if (other === outcome || other.status !== 'failed') return other
    // The mode is chosen already.
    return { ...other, finding: { ...other.finding, about: 'job', rulesOut: [] } }
  })
}
