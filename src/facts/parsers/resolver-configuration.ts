/** The DNS servers in a resolv.conf(5), in order, without the zone of a link-local address. */
export function parseNameservers(text: string): string[] {
  const servers: string[] = []
  for (const line of text.split('\n')) {
    const server = /^\s*nameserver\s+([0-9a-f.:]+)/i.exec(line)?.[1]
    if (server && !servers.includes(server)) servers.push(server)
  }
  return servers
}

/** True if the only DNS server is the stub of systemd-resolved, which no other network namespace can reach. */
export function namesStubOnly(nameservers: readonly string[]): boolean {
  return nameservers.length > 0 && nameservers.every((server) => server === '127.0.0.53')
}
