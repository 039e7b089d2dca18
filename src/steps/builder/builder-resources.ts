import { ownerLabel } from '../../plan/job.ts'
import type { CreateBuilder, Labels } from '../../plan/plan.ts'

const flag = '--oci-worker-labels='

/**
 * Flags that label BuildKit's worker. buildx sets no labels on a builder's container, but these flags are part of its
 * command, which the list of containers contains. `docker buildx inspect` shows them too.
 */
export function labelFlags(labels: Labels): string[] {
  return Object.entries(labels).map(([name, value]) => `${flag}${name}=${flagValue(value)}`)
}

/** The labels of a new builder. One that is kept does not get the label that marks it for removal by later jobs. */
export function labelsOf({ labels, cleanup }: Pick<CreateBuilder, 'labels' | 'cleanup'>): Labels {
  const { [ownerLabel]: run = '', ...others } = labels
  return cleanup ? { [ownerLabel]: run, ...others } : others
}

/** The labels in a container's command. */
export function labelsIn(command: readonly string[]): Record<string, string> {
  const pairs = command
    .filter((word) => word.startsWith(flag))
    .map((word) => /^([^=]+)=(.*)$/s.exec(word.slice(flag.length)) ?? [])
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]))
}

/** A label's value as a flag can hold it: buildx splits flags at spaces and quotes, as a shell does (commands/create.go). */
export const flagValue = (value: string): string => value.replace(/[^\w./:@-]/g, '_')
