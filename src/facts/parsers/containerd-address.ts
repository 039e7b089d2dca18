/**
 * The socket in a containerd configuration: `address` in the table `[grpc]` (containerd, docs/man,
 * containerd-config.toml.5); null if it is not set.
 */
export function containerdAddress(text: string): string | null {
  const [, table = ''] = /^\s*\[grpc\][^\n]*\n((?:(?!\s*\[)[^\n]*(?:\n|$))*)/m.exec(text) ?? []
  const [, double, single] = /^\s*address\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(table) ?? []
  return double || single || null
}
