import type { Reference } from '../../judgement.ts'
import type { RuleId } from '../../rules.ts'
import { violation } from '../findings.ts'
import { kindOf, shown } from '../json-kinds.ts'
import type { At, Field, Judged } from './field.ts'

/** A name or an ID of a container, network or volume (moby, daemon/names/names.go: `RestrictedNameChars`). */
export const objectName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/

/** A value that names an object, or a violation if it is no name of one. */
export function refer(
  value: string,
  at: At,
  kind: Reference['kind'],
  must: Reference['must'] = 'own',
): Omit<Judged, 'value'> {
  return objectName.test(value)
    ? { references: [{ kind, name: value, place: at.place, must }] }
    : violation('unexpected-value', at.place, value)
}

/**
 * A namespace of a container.
 *
 * @param harmless values that stay within the container
 * @param rule refuses the namespace of the host
 */
const namespace =
  (harmless: readonly string[], rule: RuleId): Field =>
  (value, at) => {
    if (value === null) return { value }
    if (typeof value !== 'string') return { value, ...violation('unexpected-value', at.place, kindOf(value)) }
    if (harmless.includes(value)) return { value }
    if (value === 'host') return { value, ...violation(rule, at.place, value) }
    // Others are paths of namespaces, spellings that engines read differently, or new.
    return value.startsWith('container:')
      ? { value, ...refer(value.slice('container:'.length), at, 'container') }
      : { value, ...violation('unexpected-value', at.place, shown(value)) }
  }

export const pidMode = namespace([''], 'host-pid')
export const ipcMode = namespace(['', 'none', 'private', 'shareable'], 'host-ipc')
export const utsMode = namespace([''], 'host-uts')
export const usernsMode = namespace([''], 'host-user-namespace')
export const cgroupnsMode = namespace(['', 'private'], 'host-cgroup')

/** Networks of the daemon itself, which no network of a user can be called (moby, daemon/network.go: `IsPreDefined`). */
const ofDaemon: readonly string[] = ['', 'default', 'bridge', 'none']

/** A network by its name or ID. */
export function network(name: string, at: At): Omit<Judged, 'value'> {
  if (ofDaemon.includes(name)) return {}
  if (name === 'host') return violation('host-network', at.place, name)
  return refer(name, at, 'network', 'own-or-built-in')
}

export const networkMode: Field = (value, at) => {
  if (value === null) return { value }
  if (typeof value !== 'string') return { value, ...violation('unexpected-value', at.place, kindOf(value)) }
  return value.startsWith('container:')
    ? { value, ...refer(value.slice('container:'.length), at, 'container') }
    : { value, ...network(value, at) }
}
