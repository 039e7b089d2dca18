import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from './catalogue.ts'

/** What was seen of a fault: a row of docs/reliability.md. */
export type Row = {
  readonly fault: Fault
  readonly mode: 'socket' | 'dind' | 'inspect' | 'both'
  /** When it struck, or in what form. */
  readonly moment: string
  /** What the job is reported: codes of errors and warnings. */
  readonly reported: string
  /** Milliseconds of each program; null where it did not run. */
  readonly main: number | null
  readonly post: number | null
  /** What is left once post has run; empty where nothing is. All of it is gone after the next sweep. */
  readonly left: readonly string[]
}

/** Keeps what was seen for script/faults, which asks for it; no test depends on it. */
export function record(row: Row): void {
  const folder = process.env['BERTH_FAULTS_RESULTS']
  if (folder) writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(row))
}
