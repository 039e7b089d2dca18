import type { Observed } from '../facts/facts.ts'
import { codeOf } from '../facts/parsers/system-error.ts'
import { recordMachine } from '../facts/recorded-machine.ts'
import type { World } from './world.ts'

/** What is told of a record that was written. */
export const recordAdvice = (path: string): string =>
  `The facts are in ${path}, without names and addresses. Read the file before you send it on.\n`

/** Writes the anonymous facts to a file that must not be there yet, for its owner alone. Gives what went wrong. */
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
    // Root may record into a directory that others write to as well: what is there, a link too, is not followed.
    if (codeOf(error) === 'EEXIST') return `--record ${path}: there is such a file already\n`
    return `--record ${path}: ${error instanceof Error ? error.message : String(error)}\n`
  }
}
