import { closeSync, constants, openSync, writeSync } from 'node:fs'
import type { Entry } from '../../ledger/entry.ts'
import { writeEntry } from '../../ledger/write-entry.ts'

/** Bytes of a file, unless a test says otherwise. A container has about 1 kB. */
const mostBytes = 8 * 1024 ** 2

export type LedgerFile = {
  /** Appends a whole line at once, so that a process that is killed leaves no half one. Never throws. */
  write(entry: Entry): void
  /** Writes how many entries were left out. */
  close(): void
}

/**
 * Creates the file, which only its owner can read. Once it is full, or its disk is, further entries are only counted.
 *
 * @throws an error if the path exists, even as a dangling link
 */
export function createLedgerFile(path: string, log: (line: string) => void, limit = mostBytes): LedgerFile {
  const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, 0o600)
  let size = 0
  let leftOut = 0
  let isOpen = true

  function append(entry: Entry): boolean {
    try {
      size += writeSync(file, `${writeEntry(entry)}\n`)
      return true
    } catch (error) {
      log(`not written: ${error instanceof Error ? error.message : String(error)}`)
      return false
    }
  }
  const note = () => append({ at: new Date().toISOString(), kind: 'left-out', entries: leftOut })

  return {
    write(entry) {
      if (!isOpen) return
      if (size < limit && append(entry)) return
      leftOut += 1
      // A process that is killed later has said at least that there are more.
      if (leftOut === 1) note()
    },
    close() {
      if (!isOpen) return
      if (leftOut > 1) note()
      isOpen = false
      closeSync(file)
    },
  }
}
