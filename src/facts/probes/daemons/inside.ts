import type { Daemon, Observation } from '../../facts.ts'

/** A daemon by what every user may read of it in `/proc/<pid>`. */
export type OpenDaemon = Omit<Daemon, 'namespaces' | 'dataRootIdentity'>
/** What only its owner and root may see. */
export type Inside = Pick<Daemon, 'namespaces' | 'dataRootIdentity'>

export function bothUnseen(reason: string): Inside {
  return { namespaces: { status: 'unseen', reason }, dataRootIdentity: { status: 'unseen', reason } }
}

/** Makes a look into an observation of its own. */
export async function observed<T>(looking: () => Promise<T>): Promise<Observation<T>> {
  try {
    return { status: 'seen', value: await looking() }
  } catch (error) {
    return { status: 'unseen', reason: error instanceof Error ? error.message : String(error) }
  }
}
