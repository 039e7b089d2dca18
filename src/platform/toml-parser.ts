import { parse, TomlError } from 'smol-toml'
import type { TomlProblem } from './toml.ts'

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
