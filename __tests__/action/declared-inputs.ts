import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

type Declared = { readonly description?: string; readonly default?: string; readonly required?: boolean }

export type ActionFile = {
  readonly inputs: Readonly<Record<string, Declared>>
  readonly outputs: Readonly<Record<string, Declared>>
  readonly runs: { readonly using: string; readonly main: string; readonly post: string }
}

/** action.yml, as the runner reads it. */
export const actionFile: ActionFile = parse(
  readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'),
)

/** The inputs that action.yml declares: their names, and what the runner gives where a workflow says nothing. */
export const declaredInputs = {
  names: Object.keys(actionFile.inputs),
  defaults: Object.fromEntries(
    Object.entries(actionFile.inputs).map(([name, input]) => [name, input.default ?? '']),
  ),
}
