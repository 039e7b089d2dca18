/** The arguments of `/proc/<pid>/cmdline`, which ends each with a NUL; empty for a kernel thread. */
export function parseCommandLine(text: string): string[] {
  if (text === '') return []
  return (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0')
}

/**
 * The value of an option, written as `--name value` or `--name=value`; the last one counts. undefined where the
 * option is not there.
 *
 * @param names all spellings, such as `--data-root` and `-g`
 */
export function optionValue(
  programArguments: readonly string[],
  ...names: readonly string[]
): string | undefined {
  let value: string | undefined
  for (const [index, argument] of programArguments.entries()) {
    const name = names.find((each) => argument === each || argument.startsWith(`${each}=`))
    if (name) value = argument === name ? programArguments[index + 1] : argument.slice(name.length + 1)
  }
  return value
}

/** The options that say where a daemon listens, what it reads and where it keeps its data. */
const telling =
  /^(-H|--host|--data-root|-g|--graph|--root|--config-file|--config|-c|--containerd|--address|-a)(?:=(.*))?$/s

/**
 * Of a daemon's command line only what Berth judges by. All the rest may hold secrets, such as the password in
 * `--http-proxy=` or a token in `--log-opt`, and must not reach a report.
 */
export function tellingArguments(programArguments: readonly string[]): string[] {
  return programArguments.flatMap((argument, index) => {
    const [, name, value] = telling.exec(argument) ?? []
    if (name === undefined) return []
    if (value !== undefined) return [`${name}=${withoutUser(value)}`]
    const next = programArguments[index + 1]
    return next === undefined ? [name] : [name, withoutUser(next)]
  })
}

const withoutUser = (address: string): string => address.replace(/^([a-z]+:\/\/)[^/]*@/i, '$1')
