/**
 * The socket that a configuration of containerd sets: `address` in its table `[grpc]` (containerd, docs/man,
 * containerd-config.toml.5). null where it sets none.
 */
export function containerdAddress(text: string): string | null {
  const [, table = ''] = /^\s*\[grpc\][^\n]*\n((?:(?!\s*\[)[^\n]*(?:\n|$))*)/m.exec(text) ?? []
  const [, double, single] = /^\s*address\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(table) ?? []
  return double || single || null
}
