import { writeSync } from 'node:fs'
import { errorMark } from './configuration.ts'

/** Bytes of a log. An error that repeats must not fill the disk of the machine. */
const mostBytes = 1024 * 1024

/** The log of the process. */
export type Log = {
  /** Writes a line with the time. */
  readonly log: (line: string) => void
  /** Writes an error with its stack, which the post step shows. */
  readonly logError: (what: string, error: unknown) => void
}

/**
 * Standard output is the log file. A full disk costs lines of the log, and nothing else.
 *
 * @param most bytes after which the log ends
 */
export function openLog(most = mostBytes): Log {
  let written = 0
  const log = (line: string) => {
    if (written > most) return
    const text = `${new Date().toISOString()} ${line}\n`
    written += text.length
    write(
      written > most ? `${text.trimEnd().slice(0, 200)}\nThis log ends here: it has ${most} bytes.\n` : text,
    )
  }
  return { log, logError: (what, error) => log(`${errorMark} ${what}: ${describe(error)}`) }
}

function write(text: string): void {
  try {
    writeSync(1, text)
  } catch {
    // ENOSPC, or a file system that has gone.
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
