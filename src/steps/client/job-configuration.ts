/**
 * The config.json of a job: the user's, with another current context. The user's plugin directory is added, because the
 * CLI looks for plugins next to its configuration (docker/cli, cli-plugins/manager).
 *
 * @param text the user's config.json
 * @param from the directory of that file
 * @returns null if the text is not a JSON object
 */
export function jobConfiguration(
  text: string,
  from: string,
  context: string,
): Readonly<Record<string, unknown>> | null {
  const own = parse(text)
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return null
  const { cliPluginsExtraDirs: extra, ...rest } = own as Readonly<Record<string, unknown>>
  const directories = [...(Array.isArray(extra) ? extra : []), `${from}/cli-plugins`]
  return { ...rest, cliPluginsExtraDirs: directories, currentContext: context }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
