/**
 * The IPv4 address of a container on the first of these networks that it is in, otherwise on any.
 *
 * @param all the networks of its inspection, by name
 * @returns empty if it has none, as a container that does not run
 */
export function addressIn(
  all: Readonly<Record<string, { readonly IPAddress: string }>>,
  networks: readonly string[],
): string {
  const preferred = networks.flatMap((name) => all[name] ?? [])
  return [...preferred, ...Object.values(all)].find(({ IPAddress }) => IPAddress)?.IPAddress ?? ''
}
