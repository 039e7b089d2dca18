import { LineCounter, parseDocument, type YAMLParseError } from 'yaml'
import type { ParsedYaml } from './yaml.ts'

/** Parses one document of YAML 1.2. */
export function parsedYaml(text: string): ParsedYaml {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' })
  const [error] = document.errors
  if (error) {
    const { line, col } = counter.linePos(error.pos[0])
    return { line, column: col, problem: problemOf(error) }
  }
  try {
    return { value: document.toJS() }
  } catch {
    // The only error of a document without errors: aliases that multiply without end (yaml, nodes/Alias.js).
    return { line: 1, column: 1, problem: 'too many aliases' }
  }
}

/** Words for the errors whose message holds a part of the text in its middle. */
const plain: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'unresolved alias',
  BAD_DQ_ESCAPE: 'invalid escape sequence in double quotes',
  TAG_RESOLVE_FAILED: 'unresolved tag',
}

/** Other messages quote the text in quotes or after a colon. */
function problemOf({ code, message }: YAMLParseError): string {
  const [sentence = ''] = message.split(/: | ["'`]/)
  return plain[code] ?? sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
