import type { Reference, Violation } from '../judgement.ts'
import { foreignRules } from './path-names.ts'
import type { Policy } from './policy.ts'

/** What the daemon says of an object that a call names. */
export type FoundObject = {
  readonly labels: Readonly<Record<string, string>>
  /** Of a network: its name, whatever the call wrote. */
  readonly name: string
  /** If it is a privileged container, which a command or a file in it makes root on the host. */
  readonly privileged: boolean
  /** If it belongs to the job by other means than its label, such as a service container. An image: if it was not there before the job. */
  readonly adopted: boolean
}

/** Networks that belong to the daemon. Who joins `host` has `--network host`. */
const builtIn: readonly string[] = ['bridge', 'none']

/**
 * If a call can use an object.
 *
 * @param found null: there is no such object
 * @returns null: it can
 */
export function judgeReference(
  reference: Reference,
  found: FoundObject | null,
  policy: Policy,
): Violation | null {
  const { kind, name, place, must } = reference
  if (found === null) return null
  const { owner, allow } = policy
  const rule = foreignRules[kind]
  const isOwn = found.adopted || found.labels[owner.name] === owner.value
  const isHost = kind === 'network' && found.name === 'host'
  const isBuiltIn =
    (must === 'own-or-built-in' && builtIn.includes(found.name)) ||
    (must === 'readable' && (isHost || builtIn.includes(found.name)))
  if (isHost && must !== 'readable') {
    return allow.includes('host-network') ? null : { rule: 'host-network', place, value: name }
  }
  if (!isOwn && !isBuiltIn && !allow.includes(rule)) return { rule, place, value: name }
  return found.privileged && !allow.includes('privileged') ? { rule: 'privileged', place, value: name } : null
}
