/**
 * Makes lines fit to be shown that may repeat the words of a command: values of `env.…` options, which may be tokens,
 * and what stands before the `@` of a URL, such as a proxy's password.
 *
 * @param words the arguments of buildx
 */
export function concealing(words: readonly string[]): (line: string) => string {
  const secret = words.flatMap((word) => {
    const [, name] = /^("?env\.[^=]+=)./s.exec(word) ?? []
    // buildx may say it as it was given, or as it reads it, without the quotes of CSV.
    return name === undefined
      ? []
      : [[word, `${name}***`] as const, [plain(word), `${plain(name)}***`] as const]
  })
  return (line) => {
    const shown = secret.reduce((text, [word, concealed]) => text.replaceAll(word, concealed), line)
    return shown.replace(quotedValue, '$1"***"').replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi, '$1***@')
  }
}

/** As `buildx inspect` tells driver options (docker/buildx, commands/inspect.go). */
const quotedValue = /(\benv\.[\w.-]+=)"(?:[^"\\]|\\.)*"/g

const plain = (field: string): string => field.replace(/^"|"$/g, '').replaceAll('""', '"')
