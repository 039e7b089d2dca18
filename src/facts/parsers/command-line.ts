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
