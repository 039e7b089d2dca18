import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The name of a file in the `github` context, and how its name begins (actions/runner 258d6c8, FileCommandManager.cs). */
const prefixes = {
  path: 'add_path_',
  env: 'set_env_',
  step_summary: 'step_summary_',
  state: 'save_state_',
  output: 'set_output_',
} as const
type FileName = keyof typeof prefixes

/** Paths on the runner's machine; in the environment of a container they are translated like any value. */
export type CommandFiles = Readonly<Record<FileName, string>>

export type Commands = {
  readonly paths: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
}

/** Empty files for one step (FileCommandManager.cs:42-73). */
export function makeCommandFiles(temp: string, suffix: string): CommandFiles {
  const folder = join(temp, '_runner_file_commands')
  mkdirSync(folder, { recursive: true })
  const files = Object.entries(prefixes).map(([name, prefix]) => {
    const file = join(folder, `${prefix}${suffix}`)
    writeFileSync(file, '')
    return [name, file] as const
  })
  return Object.fromEntries(files) as CommandFiles
}

/** What a step wrote into its files (FileCommandManager.cs:75-90). */
export function readCommands(files: CommandFiles): Commands {
  const text = (name: FileName) => (existsSync(files[name]) ? readFileSync(files[name], 'utf8') : '')
  const environment = pairsIn(text('env'))
  // FileCommandManager.cs:173-190 and 215-218.
  if (Object.keys(environment).some((name) => name.toUpperCase() === 'NODE_OPTIONS')) {
    throw new Error("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
  }
  return {
    paths: text('path')
      .split('\n')
      .filter((line) => line !== ''),
    environment,
    state: pairsIn(text('state')),
    outputs: pairsIn(text('output')),
    summary: text('step_summary'),
  }
}

/** `NAME=value` and `NAME<<END` … `END` (FileCommandManager.cs:364-446). */
export function pairsIn(text: string): Record<string, string> {
  const pairs: Record<string, string> = {}
  const lines = text.split('\n')
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs[line.slice(0, equals)] = line.slice(equals + 1)
    } else if (heredoc > 0) {
      const end = lines.indexOf(line.slice(heredoc + 2))
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${line.slice(heredoc + 2)}'`)
      pairs[line.slice(0, heredoc)] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n')
    } else {
      throw new Error(`Invalid format '${line}'`)
    }
  }
  return pairs
}
