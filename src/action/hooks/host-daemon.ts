import { observe } from '../../facts/observe.ts'
import type { DaemonAddress } from '../../values/daemon-address.ts'
import type { World } from '../world.ts'

/** Milliseconds for the look at the environment. */
const deadline = 15_000

/**
 * The daemon of the runner's own environment. A hook gets neither `env:` of the workflow nor what steps have written to
 * GITHUB_ENV (actions/runner 258d6c8, JobHookProvider.cs:79).
 *
 * @returns null if the environment names none
 */
export async function hostDaemon(world: World): Promise<DaemonAddress | null> {
  const { endpoint } = await observe(world.probes, world.source, deadline, ['endpoint'])
  if (endpoint.status !== 'seen') return null
  const { host, certificates = null } = endpoint.value
  return { host, certificates }
}
