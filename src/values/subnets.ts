/** An IPv4 subnet as its first and last address, both as numbers. */
export type Subnet = { readonly first: number; readonly last: number }

/**
 * Reads `192.0.2.0/24` (host bits may be set) or a single address `192.0.2.7`.
 * undefined for anything else, an IPv6 subnet included.
 */
export function parseSubnet(text: string): Subnet | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text)
  if (!match) return undefined
  const octets = match.slice(1, 5).map(Number)
  const prefix = Number(match[5] ?? 32)
  if (prefix > 32 || octets.some((octet) => octet > 255)) return undefined
  // Arithmetic instead of shifts: JavaScript's shifts are signed, and 224.0.0.0 would turn negative.
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0)
  const size = 2 ** (32 - prefix)
  const first = address - (address % size)
  return { first, last: first + size - 1 }
}

/** True if the two subnets, given as text, have an address in common. False if either is no IPv4 subnet. */
export function subnetsOverlap(one: string, other: string): boolean {
  const [a, b] = [parseSubnet(one), parseSubnet(other)]
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last
}

/**
 * True for the default route, and for either half of it: `redirect-gateway def1` of OpenVPN adds `0.0.0.0/1` and
 * `128.0.0.0/1` and keeps the default route (OpenVPN manual, "--redirect-gateway"). These routes cover every private
 * subnet, so they are no collision with one of them.
 *
 * @param destination the destination of a route, as CIDR
 */
export function isDefaultRoute(destination: string): boolean {
  return /\/0+$/.test(destination) || destination === '0.0.0.0/1' || destination === '128.0.0.0/1'
}
