/** Where a text is no TOML, and why, in one line that quotes nothing of it. */
export type TomlProblem = { readonly line: number; readonly column: number; readonly problem: string }

/** Gives null for a text that is TOML. */
export type CheckToml = (text: string) => Promise<TomlProblem | null>

/** Few workflows have TOML: the parser lies in a file of its own. */
export const checkToml: CheckToml = async (text) => (await import('./toml-parser.ts')).problemOfToml(text)

/** The settings of a TOML document: tables are objects. */
export type TomlSettings = Readonly<Record<string, unknown>>

/** Changes the settings in a text, which must be TOML. Comments are lost. */
export const editToml = async (
  text: string,
  change: (settings: TomlSettings) => TomlSettings,
): Promise<string> => (await import('./toml-parser.ts')).editToml(text, change)
