import type { RunCommand } from '../../platform/command.ts'

/** Milliseconds. A handshake on loopback took 20 ms. */
const timeout = 500

/**
 * The authorities of client certificates that a server lists in its handshake (RFC 5246, 7.4.4). Node.js has no call for
 * them, so openssl(1) asks.
 *
 * @returns no names without openssl, or if the server lists none
 */
export async function acceptedAuthorities(
  address: string,
  { runCommand }: { readonly runCommand: RunCommand },
): Promise<string[]> {
  const words = ['s_client', '-connect', address, '-tls1_2']
  const result = await runCommand('openssl', words, { timeout }).catch(() => null)
  const [, list = ''] =
    /^Acceptable client certificate CA names\n((?:\w+ ?= ?.*\n)+)/m.exec(result?.stdout ?? '') ?? []
  return list
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replaceAll(' = ', '='))
}
