/**
 * The config.json of a job: the user's, with another current context or another plugin directory. The user's plugin
 * directory is added, because the CLI looks for plugins next to its configuration. It takes the first that it finds
 * (docker/cli, cli-plugins/manager).
 *
 * @param text the user's config.json
 * @param from the directory of that file
 * @param context the current context; null for the user's
 * @param plugins a directory of plugins that come before the user's, or null
 * @returns null if the text is not a JSON object
 */
export function jobConfiguration(
  text: string,
  from: string,
  context: string | null,
  plugins: string | null,
): Readonly<Record<string, unknown>> | null {
  const own = parse(text)
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return null
  const { cliPluginsExtraDirs: extra, ...rest } = own as Readonly<Record<string, unknown>>
  const directories = [
    ...(plugins === null ? [] : [plugins]),
    ...(Array.isArray(extra) ? extra : []),
    `${from}/cli-plugins`,
  ]
  return { ...rest, cliPluginsExtraDirs: directories, ...(context !== null && { currentContext: context }) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
