import type { Daemon, Observation } from '../../facts.ts'
import { systemErrorText } from '../../parsers/system-error.ts'

/** A daemon with the facts that any user can read in `/proc/<pid>`. */
export type VisibleDaemon = Omit<Daemon, 'namespaces' | 'dataRootIdentity'>

/** Turns the result of a function into an observation. */
export async function observed<T>(look: () => Promise<T>): Promise<Observation<T>> {
  try {
    return { status: 'seen', value: await look() }
  } catch (error) {
    return { status: 'unseen', reason: systemErrorText(error) }
  }
}
