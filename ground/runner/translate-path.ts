/** A folder on the runner's machine, and where a container has it. */
export type PathMapping = { readonly host: string; readonly container: string }

/**
 * A value of the environment as a container gets it: one that begins with a folder of the runner's becomes the path in
 * the container, any other stays, `unix:///…` too (actions/runner 258d6c8, Container/ContainerInfo.cs:164-196). The
 * first mapping that fits counts.
 */
export function translatePath(value: string, mappings: readonly PathMapping[]): string {
  const mapping = mappings.find(({ host }) => value === host || value.startsWith(`${host}/`))
  return mapping ? `${mapping.container}${value.slice(mapping.host.length)}` : value
}

/** All values of an environment, as `docker exec` and `docker run` get it. */
export function translateAll(
  environment: Readonly<Record<string, string>>,
  mappings: readonly PathMapping[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, translatePath(value, mappings)]),
  )
}
