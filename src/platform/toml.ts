/** Where a text is no TOML, and why, in one line that quotes nothing of it. */
export type TomlProblem = { readonly line: number; readonly column: number; readonly problem: string }

/** Gives null for a text that is TOML. */
export type CheckToml = (text: string) => Promise<TomlProblem | null>

/** Few workflows have TOML: the parser lies in a file of its own. */
export const checkToml: CheckToml = async (text) => (await import('./toml-parser.ts')).problemOfToml(text)
