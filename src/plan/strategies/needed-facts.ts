import type { Facts, Observed } from '../../facts/facts.ts'

/** What a daemon for the job is planned by. */
const needed = [
  'endpoint',
  'engine',
  'engineNetworks',
  'network',
  'runner',
  'ownContainer',
  'ownProcess',
] as const

/** Why a daemon for the job cannot be planned: the facts that it needs and that could not be seen. */
export function unseen(observed: Observed): string[] {
  const reasons = needed.flatMap((name) => {
    const observation = observed[name]
    return observation.status === 'unseen' ? [observation.reason] : []
  })
  return [...new Set(reasons)].map((reason) => `What it rests on could not be seen: ${reason}.`)
}

type Known = Pick<Facts, (typeof needed)[number]> & Partial<Pick<Facts, 'cgroup'>>

/** The facts that it needs. Call it only where `unseen` is empty. */
export function known(observed: Observed): Known {
  const seen = Object.entries(observed).flatMap(([name, observation]) =>
    observation.status === 'seen' ? [[name, observation.value]] : [],
  )
  return Object.fromEntries(seen) as Known
}
