/** At least two colons, so that it does not match ports and versions. `isAddress` excludes times of day. */
export const ipv6Pattern = /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/i
export const macPattern = /(?<![\w:])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:])/i

/** Renumbers an address. Loopback, the unspecified address and texts that are not addresses stay. */
export function anonymousIpv6(text: string, renumber: (address: string) => string): string {
  if (/^::1?$/.test(text) || !isAddress(text)) return text
  return /^fe80:/i.test(text) ? 'fe80::1' : renumber(text)
}

/** Renumbers IPv6 addresses within the documentation range (RFC 3849), in order of appearance. */
export function renumberIpv6(): (address: string) => string {
  const numbers = new Map<string, string>()
  return (address) => {
    const number = numbers.get(address) ?? `2001:db8::${(numbers.size + 1).toString(16)}`
    numbers.set(address, number)
    return number
  }
}

function isAddress(text: string): boolean {
  return URL.canParse(`http://[${text}]`)
}
