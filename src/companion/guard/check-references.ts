import type { JsonObject } from '../../guard/json.ts'
import type { Judgement, Violation } from '../../guard/judgement.ts'
import { bindsOfContainer } from '../../guard/policy/binds-of-container.ts'
import { judgeReference } from '../../guard/policy/judge-reference.ts'
import { referencesOfContainer } from '../../guard/policy/references-of-container.ts'
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
    if (/^(start|restart)$/.test(call.path[2] ?? '')) violations.push(...(await checkStart(inspected, guard)))
  }
  return { violations, missing, path }
}

/** What has changed since a container was created: links in the paths that it mounts, and who has the networks that it joins. */
async function checkStart(inspected: JsonObject, guard: Guard): Promise<readonly Violation[]> {
  const references = referencesOfContainer(inspected)
  const found = await Promise.all(references.map((reference) => lookUp(reference, guard)))
  const joined = references.flatMap((reference, index) => {
    const looked = found[index]
    return looked === undefined || 'missing' in looked
      ? []
      : (judgeReference(reference, looked.object, guard.policy) ?? [])
  })
  return [...joined, ...(await checkBinds(bindsOfContainer(inspected), guard))]
}
