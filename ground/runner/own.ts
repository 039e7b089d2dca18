import { chownSync } from 'node:fs'
import type { Machine } from './machine.ts'

/** Gives a file to the user as whom the runner would run, where that is another than the one who plays it. */
export function own(path: string, { owner }: Pick<Machine, 'owner'>): void {
  if (owner !== null) chownSync(path, owner, owner)
}
