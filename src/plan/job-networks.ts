import type { OwnContainer } from '../facts/facts.ts'

/** Built-in networks of Docker, without DNS or without the option to join other networks as well. */
const builtIn = ['bridge', 'host', 'none']

/** The networks that a container must join to reach the job's container and its services by name. */
export function jobNetworks(ownContainer: OwnContainer | null): string[] {
  return (ownContainer?.networks ?? []).filter((name) => !builtIn.includes(name))
}
