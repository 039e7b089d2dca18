/**
 * The names that buildx gives to the nodes of a builder (docker/buildx, store/nodegroup.go, nextNodeName): a node without
 * a name gets that of the builder and the first free number. All are lower case (store/util.go, ValidateName).
 *
 * @param names null for a node without a name
 */
export function nodeNames(builder: string, names: readonly (string | null)[]): string[] {
  const taken: string[] = []
  for (const name of names) taken.push(name?.toLowerCase() ?? nextName(builder.toLowerCase(), taken))
  return taken
}

function nextName(builder: string, taken: readonly string[]): string {
  let number = 0
  while (taken.includes(`${builder}${number}`)) number++
  return `${builder}${number}`
}

/** The prefix of the names of all builder containers (docker/buildx, driver/docker-container). */
export const containerPrefix = 'buildx_buildkit_'

/** The container of a node, and the volume of its state. */
export const containerOf = (node: string): string => `${containerPrefix}${node}`
export const volumeOf = (node: string): string => `${containerOf(node)}_state`
