import type { Labels } from '../../plan/plan.ts'

/** What the names of all containers of builders begin with (docker/buildx, driver/docker-container). */
export const containerPrefix = 'buildx_buildkit_'

/** The container of a builder's first node, and the volume of its state. */
export const containerOf = (builder: string): string => `${containerPrefix}${builder}0`
export const volumeOf = (builder: string): string => `${containerOf(builder)}_state`

const flag = '--oci-worker-labels='

/**
 * buildx gives a builder's container no labels, so that of BuildKit's worker are in its command, where everybody who
 * lists containers sees them, and `docker buildx inspect` shows them.
 */
export function labelFlags(labels: Labels): string[] {
  return Object.entries(labels).map(([name, value]) => `${flag}${name}=${wordOf(value)}`)
}

/** The labels in the words of a container's command. */
export function labelsIn(words: readonly string[]): Record<string, string> {
  const pairs = words
    .filter((word) => word.startsWith(flag))
    .map((word) => /^([^=]+)=(.*)$/s.exec(word.slice(flag.length)) ?? [])
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]))
}

/** A label's value as it stands there: buildx splits flags at white space and quotes, as a shell does (commands/create.go). */
export const wordOf = (value: string): string => value.replace(/[^\w./:@-]/g, '_')
