import { cleanPath } from '../clean-path.ts'
import { type Findings, together, violation } from '../findings.ts'
import { bindSource } from './bind-source.ts'
import { type At, type Field, list } from './field.ts'
import { objectName } from './namespaces.ts'

const shared = /^r?(shared|slave)$/
/** moby, volume/mounts/linux_parser.go: `validateMountMode`. */
const harmless = /^(ro|rw|z|Z|nocopy|consistent|cached|delegated|r?private)$/

/** The options behind the second colon of a bind. */
export function mountModes(modes: readonly string[], at: At): Findings {
  return together(
    modes.map((mode) => {
      if (shared.test(mode)) return violation('mount-propagation', at.place, mode)
      return mode === '' || harmless.test(mode) ? {} : violation('unexpected-value', at.place, mode)
    }),
  )
}

/** `source:target[:mode]`, as moby cuts it (volume/mounts/linux_parser.go: `ParseMountRaw`). */
const bind: Field = (value, at) => {
  if (typeof value !== 'string') return { value, ...violation('unexpected-value', at.place, 'no string') }
  const [source = '', target, mode = '', ...more] = value.split(':')
  if (target === undefined) {
    // A target alone is an anonymous volume.
    return source.startsWith('/') ? { value } : { value, ...violation('unexpected-value', at.place, value) }
  }
  if (more.length > 0 || !target.startsWith('/'))
    return { value, ...violation('unexpected-value', at.place, value) }
  const modes = mode.split(',')
  const options = mountModes(modes, at)
  if (source.startsWith('/')) {
    const judged = bindSource(source, !modes.includes('ro'), at)
    const rest = mode === '' ? '' : `:${mode}`
    return { value: `${judged.value}:${target}${rest}`, ...together([judged, options]) }
  }
  if (!objectName.test(source)) return { value, ...violation('unexpected-value', at.place, value) }
  return {
    value,
    ...together([
      options,
      {
        references: [{ kind: 'volume', name: source, place: at.place, must: 'own-or-missing' }],
        volumesToCreate: [source],
      },
    ]),
  }
}

export const binds = list(bind)

/** Where a bind ends in the container. */
export const targetOf = (written: string): string => cleanPath(written.split(':')[1] ?? written)
