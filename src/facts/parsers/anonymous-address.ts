/** Ranges that are the same on a thousand machines (RFC 1918, 5735, 5737, 6598), and Docker's DNS. */
const everyones =
  /^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|192\.0\.2|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./

const ipv4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g
/** At least two colons and one group, which no time of day and no version has. */
const ipv6 = /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi

/** The text with its public addresses replaced by those of documentation (RFC 5737, 3849); private ones stay. */
export function anonymousAddress(text: string): string {
  return text
    .replace(ipv4, (address) =>
      everyones.test(`${address}.`) || isVersion(address) ? address : '198.51.100.1',
    )
    .replace(ipv6, (address) =>
      /^(::1?|fe80:.*)$/i.test(address) ? address.replace(/^fe80:.*/i, 'fe80::1') : '2001:db8::1',
    )
}

/** Four numbers of which one is above 255 are no address. */
function isVersion(text: string): boolean {
  return text.split('.').some((part) => Number(part) > 255)
}
