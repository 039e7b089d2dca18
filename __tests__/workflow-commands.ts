import { readFile } from 'node:fs/promises'

/** A workflow command as the runner understands it. */
export type Command = {
  readonly name: string
  readonly title: string
  readonly message: string
}

/**
 * The commands in a step's log, by the runner's own rules (actions/runner, ActionCommand.cs): `::name props::message`
 * at the start of a line after white space, or `##[name props]message` anywhere in it.
 */
export function commandsIn(log: string): Command[] {
  return log.split(/\r?\n/).flatMap((line) => {
    const [, name, properties = '', message = ''] =
      /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line) ?? /##\[([\w-]+)(?: (.*?))?\](.*)$/.exec(line) ?? []
    if (name === undefined) return []
    const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1] ?? ''
    return [{ name, title: decoded(title), message: decoded(message) }]
  })
}

/** The errors among them. */
export const errorsIn = (commands: readonly Command[]): Command[] =>
  commands.filter(({ name }) => name === 'error')

const escapes: Readonly<Record<string, string>> = {
  '%0A': '\n',
  '%0D': '\r',
  '%3A': ':',
  '%2C': ',',
  '%25': '%',
}

const decoded = (text: string): string =>
  text.replace(/%(0A|0D|3A|2C|25)/g, (found) => escapes[found] ?? found)

/** The values in a file such as GITHUB_OUTPUT. */
export const valuesIn = async (file: string): Promise<Record<string, string>> =>
  valuesOf(await readFile(file, 'utf8'))

/** The values in the text of such a file: `name<<DELIMITER`, lines, `DELIMITER`; the last of a name holds. */
export function valuesOf(text: string): Record<string, string> {
  const entries = text.matchAll(/^([^\n]+?)<<([^\n]+)\n(?:([\s\S]*?)\n)?\2$/gm)
  return Object.fromEntries([...entries].map(([, name = '', , value = '']) => [name, value]))
}
