import type { GuardEntry } from '../../ledger/entry.ts'

/** What one record is about. */
export type Occurrence = Omit<GuardEntry, 'at' | 'times'>

/** Milliseconds between two records about the same. */
const interval = 10_000

/** Different records. All after them are one. */
const mostKinds = 1_000

/**
 * Passes occurrences on. The first one at once, and those that repeat it as one record with their number: a client that tries
 * again and again does not fill the disk.
 */
export function newRecorder(record: (entry: GuardEntry) => void): {
  readonly add: (occurrence: Occurrence) => void
  readonly flush: () => void
  readonly end: () => void
} {
  const counts = new Map<string, { readonly occurrence: Occurrence; times: number }>()
  const write = (occurrence: Occurrence, times: number) =>
    record({ ...occurrence, at: new Date().toISOString(), times })
  const flush = () => {
    for (const counted of counts.values()) {
      if (counted.times > 0) write(counted.occurrence, counted.times)
      counted.times = 0
    }
  }
  const timer = setInterval(flush, interval).unref()
  return {
    flush,
    end: () => {
      clearInterval(timer)
      flush()
    },
    add: (occurrence) => {
      const key = JSON.stringify(Object.values(occurrence))
      const known = counts.get(key)
      if (known !== undefined) {
        known.times++
        return
      }
      if (counts.size < mostKinds) {
        counts.set(key, { occurrence, times: 0 })
        write(occurrence, 1)
        return
      }
      const other = { ...occurrence, place: 'more', value: '', path: '' }
      const others = counts.get('more') ?? { occurrence: other, times: 0 }
      others.times++
      counts.set('more', others)
    },
  }
}
