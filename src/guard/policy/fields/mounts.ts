import type { Json } from '../../json.ts'
import { type Findings, together, violation } from '../findings.ts'
import { isObject, kindOf, shown } from '../json-kinds.ts'
import { bindSource } from './bind-source.ts'
import { mountModes } from './binds.ts'
import { type At, type Field, flag, list, number, text, texts } from './field.ts'
import { withLabels } from './labels.ts'
import { objectName } from './namespaces.ts'
import { object } from './object.ts'
import { volumeDriver, volumeOptions } from './volume-options.ts'

const propagation: Field = (value, at) => {
  const judged = text(value, at)
  return typeof value === 'string' ? { value, ...together([judged, mountModes([value], at)]) } : judged
}

const common = { Type: text, Source: text, Target: text, ReadOnly: flag, Consistency: text }

/** The fields of a mount by its type: moby, api/types/mount/mount.go. */
const kinds: Readonly<Record<string, Field>> = {
  bind: object({
    ...common,
    BindOptions: object({
      Propagation: propagation,
      NonRecursive: flag,
      CreateMountpoint: flag,
      ReadOnlyNonRecursive: flag,
      ReadOnlyForceRecursive: flag,
    }),
  }),
  volume: object(
    {
      ...common,
      VolumeOptions: object(
        {
          NoCopy: flag,
          Labels: withLabels,
          Subpath: text,
          DriverConfig: object({ Name: volumeDriver, Options: volumeOptions }),
        },
        ['Labels'],
      ),
    },
    ['VolumeOptions'],
  ),
  tmpfs: object({
    ...common,
    TmpfsOptions: object({ SizeBytes: number, Mode: number, Options: list(texts) }),
  }),
  image: object({ ...common, ImageOptions: object({ Subpath: text }) }),
}

function volumeReference(source: string, at: At): Findings {
  if (source === '') return {}
  if (!objectName.test(source)) return violation('unexpected-value', at.place, source)
  return { references: [{ kind: 'volume', name: source, place: at.place, must: 'own-or-missing' }] }
}

const mount: Field = (value, at) => {
  if (!isObject(value)) return { value, ...violation('unexpected-value', at.place, kindOf(value)) }
  const type = value.get('Type') ?? ''
  const kind = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined
  if (kind === undefined) return { value, ...violation('unexpected-value', `${at.place}.Type`, shown(type)) }
  const judged = kind(value, at)
  const source = value.get('Source') ?? ''
  const here = { ...at, place: `${at.place}.Source` }
  if (typeof source !== 'string' || !isObject(judged.value)) return judged
  if (type === 'volume') return { value: judged.value, ...together([judged, volumeReference(source, here)]) }
  if (type !== 'bind') return judged
  if (!source.startsWith('/'))
    return { value, ...together([judged, violation('unexpected-value', here.place, source)]) }
  const bind = bindSource(source, value.get('ReadOnly') !== true, here)
  return {
    value: new Map<string, Json>([...judged.value, ['Source', bind.value]]),
    ...together([judged, bind]),
  }
}

export const mounts = list(mount)
