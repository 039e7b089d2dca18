import type { Observed } from '../facts/facts.ts'
import { codeOf } from '../facts/parsers/system-error.ts'
import { recordMachine } from '../facts/recorded-machine.ts'
import type { World } from './world.ts'

/** The sentence about a record that was written. */
export const recordAdvice = (path: string): string =>
  `Facts written to ${path}, without names and addresses. Read the file before you send it.`

/**
 * Writes the anonymous facts to a new file that only its owner can read.
 *
 * @returns the error as a text; undefined if the file was written
 */
export async function record(
  facts: Observed,
  path: string,
  { source, berthVersion }: Pick<World, 'source' | 'berthVersion'>,
): Promise<string | undefined> {
  try {
    const text = `${JSON.stringify(recordMachine(facts, berthVersion), null, 2)}\n`
    await source.files.createText(path, text, 0o600)
    return undefined
  } catch (error) {
    // Root can record into a directory that others can write to: an existing file or link is never followed.
    if (codeOf(error) === 'EEXIST') return `--record ${path}: the file exists already\n`
    return `--record ${path}: ${error instanceof Error ? error.message : String(error)}\n`
  }
}
