import type { OwnContainer } from '../facts/facts.ts'

/** Docker's own networks, which know no names, or which a container cannot join beside others. */
const builtIn = ['bridge', 'host', 'none']

/** The networks that a container of the job must join to reach the job's container and its services by name. */
export function jobNetworks(ownContainer: OwnContainer | null): string[] {
  return (ownContainer?.networks ?? []).filter((name) => !builtIn.includes(name))
}
