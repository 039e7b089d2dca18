import type { ProofNetwork } from '../plan.ts'
import type { Request } from '../request.ts'
import type { Situation } from '../strategy.ts'

/** The only network of a daemon without docker0 that reaches anything is its own. */
export const proofNetwork = ({ network }: Pick<Request, 'network'>): ProofNetwork =>
  network === 'sealed' ? 'host' : 'default'

/** With `network: sealed`, a builder in a container reaches registries only on the network of the daemon. */
export function withReachableBuilder(situation: Situation): Situation {
  const { request } = situation
  const hasNetwork = request.driverOptions.some((option) => option.startsWith('network='))
  if (request.network !== 'sealed' || hasNetwork) return situation
  return { ...situation, request: { ...request, driverOptions: [...request.driverOptions, 'network=host'] } }
}
