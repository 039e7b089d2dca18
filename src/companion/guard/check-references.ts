import type { Judgement, Violation } from '../../guard/judgement.ts'
import { bindsOfContainer } from '../../guard/policy/binds-of-container.ts'
import { judgeReference } from '../../guard/policy/judge-reference.ts'
import { checkBinds } from './check-binds.ts'
import type { Guard } from './guard.ts'
import { lookUp } from './look-up.ts'

/** What is known of the objects that a request names. */
export type CheckedReferences = {
  readonly violations: readonly Violation[]
  /** The answer of the daemon if one does not exist. null: all exist, or need not. */
  readonly missing: { readonly status: number; readonly json: string } | null
  /** The path with IDs in place of names: by then, a name can belong to another object. */
  readonly path: readonly string[]
}

/**
 * Looks up the objects that a request names.
 *
 * @throws an error if the daemon does not answer
 */
export async function checkReferences(
  { references, forward: { call } }: Judgement,
  guard: Guard,
): Promise<CheckedReferences> {
  const found = await Promise.all(references.map((reference) => lookUp(reference, guard)))
  const violations: Violation[] = []
  let missing: CheckedReferences['missing'] = null
  let path = call.path
  for (const [index, looked] of found.entries()) {
    const reference = references[index]
    if (reference === undefined) continue
    if ('missing' in looked) {
      if (reference.must === 'own-or-missing') continue
      // `docker run` takes 404 for a missing image, and would pull it.
      const status = reference.place === 'path' || reference.kind === 'image' ? looked.missing.status : 400
      missing ??= { ...looked.missing, status }
      continue
    }
    const violation = judgeReference(reference, looked.object, guard.policy)
    if (violation !== null) violations.push(violation)
    const { id, inspected } = looked
    if (reference.place !== 'path' || id === null) continue
    path = path.map((segment, place) => (place === 1 && segment === reference.name ? id : segment))
    // The daemon mounts again what can have become a link since the container was created.
    const mounts = /^(start|restart)$/.test(call.path[2] ?? '') ? bindsOfContainer(inspected) : []
    violations.push(...(await checkBinds(mounts, guard)))
  }
  return { violations, missing, path }
}
