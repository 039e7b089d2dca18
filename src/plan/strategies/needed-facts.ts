import type { Facts, Observed } from '../../facts/facts.ts'
import { isSidecar } from '../../facts/relations/sidecar.ts'

/** The facts that the plan of a job daemon needs. */
const needed = [
  'endpoint',
  'engine',
  'engineNetworks',
  'network',
  'runner',
  'ownContainer',
  'ownProcess',
] as const

/** The reasons why needed facts could not be read. */
export function unseen(observed: Observed): string[] {
  if (observed.ownContainer.status === 'unseen' && isSidecar(observed)) {
    const why = 'Berth cannot see which directories of the job it shares.'
    return [`The daemon is a sidecar in the job's pod. ${why} Use \`mode: socket\`.`]
  }
  const reasons = needed.flatMap((name) => {
    const observation = observed[name]
    return observation.status === 'unseen' ? [observation.reason] : []
  })
  return [...new Set(reasons)].map((reason) => `Required information is missing: ${reason}.`)
}

type Known = Pick<Facts, (typeof needed)[number]> & Partial<Pick<Facts, 'cgroup'>>

/** The needed facts. Call it only if `unseen` is empty. */
export function known(observed: Observed): Known {
  const seen = Object.entries(observed).flatMap(([name, observation]) =>
    observation.status === 'seen' ? [[name, observation.value]] : [],
  )
  return Object.fromEntries(seen) as Known
}
