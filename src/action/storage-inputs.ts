import {
  type StorageDriver,
  type StorageRequest,
  storageDrivers,
  storagePlaces,
} from '../plan/storage/storage.ts'
import { gibibyte, bytes as inWords, mebibyte } from '../values/quantity.ts'
import { byteSize, invalidInput, type ReadInput, word } from './parse-inputs.ts'

/** An empty ext4 and a daemon need 60 MB. Below this size, the first image does not fit. */
const smallest = { loop: gibibyte, tmpfs: 256 * mebibyte } as const

/** `auto`, `volume`, `tmpfs` or `loop`; the last two can have a size, as in `loop:20g`. */
export function storage(read: ReadInput): StorageRequest {
  const value = read('storage')
  const [, name = '', size] = /^([a-z]+)(?::(.*))?$/.exec(value) ?? []
  const place = ['auto' as const, ...storagePlaces].find((candidate) => candidate === name)
  const isSized = place === 'loop' || place === 'tmpfs'
  if (place === undefined || (size !== undefined && !isSized)) throw invalid(value)
  if (size === undefined || !isSized) return { place, bytes: null }
  const bytes = byteSize(size)
  if (!(bytes >= smallest[place])) throw invalid(value, ` of at least ${inWords(smallest[place])}`)
  return { place, bytes }
}

const invalid = (value: string, limit = '') =>
  invalidInput(
    'storage',
    value,
    `one of auto, ${storagePlaces.join(', ')}, and tmpfs and loop can have a size${limit}, such as 20g`,
    'storage: loop:20g',
  )

export const storageDriver = (read: ReadInput): StorageDriver | 'auto' =>
  word(read, 'storage-driver', ['auto', ...storageDrivers] as const)
