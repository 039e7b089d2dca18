import { together, violation } from '../findings.ts'
import { isObject, shown } from '../json-kinds.ts'
import { type Field, oneOf, textMap } from './field.ts'

export const volumeDriver = oneOf(['', 'local'], 'volume-driver')

/** Options of a tmpfs that are no other mount in disguise, such as `bind` (moby, volume/local/local_unix.go). */
const tmpfsOption =
  /^(size=\d+[kmgKMG%]?|mode=[0-7]+|uid=\d+|gid=\d+|nr_inodes=\d+[kmgKMG]?|nr_blocks=\d+[kmgKMG]?|ro|rw|exec|noexec|nosuid|nodev|noatime|relatime)?$/

const fits: Readonly<Record<string, RegExp>> = {
  type: /^tmpfs$/,
  device: /^(tmpfs|none)$/,
  o: new RegExp(`^${tmpfsOption.source.slice(1, -1)}(,${tmpfsOption.source.slice(1, -1)})*$`),
}

/** Options of the driver `local`. It mounts any file system of the host with them, so only those of a tmpfs pass. */
export const volumeOptions: Field = (value, at) => {
  const judged = textMap(value, at)
  if (!isObject(value) || value.size === 0) return judged
  // One violation says more than one of each option.
  if (value.get('type') !== 'tmpfs')
    return { value, ...together([judged, violation('volume-driver', at.place, shown(value))]) }
  const others = [...value].filter(
    ([key, option]) => !(typeof option === 'string' && fits[key]?.test(option)),
  )
  return {
    value,
    ...together([
      judged,
      ...others.map(([key, option]) => violation('volume-driver', `${at.place}[${key}]`, shown(option))),
    ]),
  }
}
