export const ipv4Pattern = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\w)/g

/** Private ranges (RFC 1918, 6598) and Docker's default pools, whose leading bits are kept. */
const kept = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  ...Array.from({ length: 16 }, (_, index) => `172.${16 + index}.0.0/16`),
  '192.168.0.0/16',
].map(bitsOf)

/** Addresses that identify nobody: this host, loopback, link-local, documentation, broadcast, Azure's DNS. */
const untouched = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '255.255.255.255/32',
  '168.63.129.16/32',
].map(bitsOf)

const landmarks = [...kept, ...untouched]

/**
 * Renumbers IPv4 addresses. Any two addresses keep their number of common leading bits, so subnets still contain and
 * overlap each other as before. A bit that is the same in all addresses with the same leading bits becomes zero.
 * Idempotent.
 *
 * @param addresses all addresses to renumber
 */
export function renumberIpv4(addresses: Iterable<string>): (address: string) => string {
  const taken = new Set<string>()
  for (const address of addresses) {
    const bits = bitsOf(address)
    for (let length = 1; length <= bits.length; length++) taken.add(bits.slice(0, length))
  }
  return (address) => {
    const bits = bitsOf(address)
    if (!isAddress(address) || untouched.some((range) => bits.startsWith(range))) return address
    const stays = (index: number) => {
      const before = bits.slice(0, index)
      return (
        landmarks.some((range) => range.length > index && range.startsWith(before)) ||
        (taken.has(`${before}0`) && taken.has(`${before}1`))
      )
    }
    return textOf([...bits].map((bit, index) => (stays(index) ? bit : '0')).join(''))
  }
}

/** Four numbers with one above 255 are a version. */
function isAddress(text: string): boolean {
  return text.split('.').every((part) => Number(part) <= 255)
}

function bitsOf(address: string): string {
  const [host = '', length = '32'] = address.split('/')
  const octets = host.split('.').map((octet) => Number(octet).toString(2).padStart(8, '0'))
  return octets.join('').slice(0, Number(length))
}

function textOf(bits: string): string {
  return [0, 8, 16, 24].map((start) => Number.parseInt(bits.slice(start, start + 8), 2)).join('.')
}
