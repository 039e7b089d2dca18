import { chooseStorages } from '../storage/choose-storages.ts'
import type { Situation } from '../strategy.ts'

/** Why a job daemon is started, and why it has its image store: full sentences. */
export const whyDind = (situation: Situation): string[] => [
  reasonFor(situation),
  ...chooseStorages(situation).because,
]

function reasonFor({ request, findings }: Situation): string {
  if (request.mode === 'dind') return '`mode: dind` is set.'
  if (findings.some(({ rulesOut }) => rulesOut.includes('socket'))) {
    return 'Findings rule out `socket`, and the host can run a separate daemon.'
  }
  // Nothing is wrong with the host daemon, but an input requests another one.
  return 'An input needs a separate daemon, and the host can run it.'
}
