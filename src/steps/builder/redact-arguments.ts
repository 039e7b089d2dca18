/**
 * Gives a function that redacts secrets of a command line from lines of its output: the values of `env.…` options, which
 * can be tokens, the credentials in URLs, such as a proxy's password, and the keys in the builder's files.
 *
 * @param buildxArguments the arguments of buildx
 */
export function redactorFor(buildxArguments: readonly string[]): (line: string) => string {
  const secrets = buildxArguments.flatMap((argument) => {
    const [, name] = /^("?env\.[^=]+=)./s.exec(argument) ?? []
    // buildx can print the option as it was given, or without its CSV quotes.
    return name === undefined
      ? []
      : [[argument, `${name}***`] as const, [unquoted(argument), `${unquoted(name)}***`] as const]
  })
  return (line) => {
    const shown = secrets.reduce((text, [secret, redacted]) => text.replaceAll(secret, redacted), line)
    return shown
      .replace(quotedValue, '$1"***"')
      .replace(keyMaterial, '$1***')
      .replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi, '$1***@')
  }
}

/** A driver option in the format of `buildx inspect` (docker/buildx, commands/inspect.go). */
const quotedValue = /(\benv\.[\w.-]+=)"(?:[^"\\]|\\.)*"/g

/** A line of a key or a certificate in a file of the builder. `buildx inspect` shows all of its files (commands/inspect.go). */
const keyMaterial = /^(\s+> )[A-Za-z0-9+/=]{16,}$/gm

/** True for such a line. A machine can have many CAs, whose lines would fill the log. */
export const isKeyMaterial = (line: string): boolean => /^\s+> [A-Za-z0-9+/=]{4,}$/.test(line)

const unquoted = (field: string): string => field.replace(/^"|"$/g, '').replaceAll('""', '"')
