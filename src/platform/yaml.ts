/** A text as YAML, or where it is none, and why, in one line that quotes nothing of it. */
export type ParsedYaml =
  | { readonly value: unknown }
  | { readonly line: number; readonly column: number; readonly problem: string }

export type ParseYaml = (text: string) => Promise<ParsedYaml>

/** Few workflows have YAML in an input: the parser is in a file of its own. */
export const parseYaml: ParseYaml = async (text) => (await import('./yaml-parser.ts')).parsedYaml(text)
