/** The arguments in `/proc/<pid>/cmdline`, each terminated by NUL. Empty for a kernel thread. */
export function parseCommandLine(text: string): string[] {
  if (text === '') return []
  return (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0')
}

/**
 * The value of an option, given as `--name value` or `--name=value`. The last one counts; undefined if there is none.
 *
 * @param names all names of the option, such as `--data-root` and `-g`
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

/** The options for addresses, configuration files and data directories. */
const safeOptions =
  /^(-H|--host|--data-root|-g|--graph|--root|--config-file|--config|-c|--containerd|--address|-a)(?:=(.*))?$/s

/**
 * The arguments of a daemon that Berth needs. All others can contain secrets, such as the password in `--http-proxy=` or
 * a token in `--log-opt`, and must not appear in a report.
 */
export function safeArguments(programArguments: readonly string[]): string[] {
  return programArguments.flatMap((argument, index) => {
    const [, name, value] = safeOptions.exec(argument) ?? []
    if (name === undefined) return []
    if (value !== undefined) return [`${name}=${withoutUser(value)}`]
    const next = programArguments[index + 1]
    return next === undefined ? [name] : [name, withoutUser(next)]
  })
}

const withoutUser = (address: string): string => address.replace(/^([a-z]+:\/\/)[^/]*@/i, '$1')
