import type { Engine, Facts } from '../facts.ts'
import type { Probe } from '../observe.ts'
import type { Source } from '../source.ts'

type Seen = Parameters<Probe<'engine', Source>>[1]

/**
 * True if the engine runs in the job's container, as in runner images with their own daemon: the engine has the job's
 * hostname, and its daemon the job's mount namespace.
 */
export async function sharesContainer(engine: Engine, seen: Seen): Promise<boolean> {
  const looking: Promise<[Facts['machine'], Facts['ownNamespaces'], Facts['daemons']]> = Promise.all([
    seen('machine'),
    seen('ownNamespaces'),
    seen('daemons'),
  ])
  const found = await looking.catch(() => null)
  if (!found) return false
  const [machine, own, daemons] = found
  const hasDaemon = daemons.some(
    ({ namespaces }) => namespaces.status === 'seen' && namespaces.value.mnt === own.mnt,
  )
  return engine.name === machine.hostname && hasDaemon
}
