import type { Daemon, Observation } from '../../facts.ts'
import { systemErrorWords } from '../../parsers/system-error.ts'

/** A daemon by what every user may read of it in `/proc/<pid>`. */
export type OpenDaemon = Omit<Daemon, 'namespaces' | 'dataRootIdentity'>

/** Makes a look into an observation of its own. */
export async function observed<T>(looking: () => Promise<T>): Promise<Observation<T>> {
  try {
    return { status: 'seen', value: await looking() }
  } catch (error) {
    return { status: 'unseen', reason: systemErrorWords(error) }
  }
}
