import { parse, stringify, TomlError } from 'smol-toml'
import type { TomlProblem, TomlSettings } from './toml.ts'

/** null: the text is TOML. */
export function problemOfToml(text: string): TomlProblem | null {
  try {
    parse(text)
    return null
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [message = ''] = error.message.split('\n')
    return {
      line: error.line,
      column: error.column,
      problem: message.replace(/^Invalid TOML document: /, ''),
    }
  }
}

/**
 * Changes the settings in a text, which must be TOML. Comments are lost.
 *
 * @param change gets the settings and gives them with its changes
 */
export function editToml(text: string, change: (settings: TomlSettings) => TomlSettings): string {
  return stringify(change(parse(text, { integersAsBigInt: 'asNeeded' })))
}
