/** The certificates in a text in PEM format, each once. Private keys and comments are left out. */
export function certificatesIn(text: string): string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  return [...new Set(found.map((certificate) => certificate.replace(/\r/g, '')))]
}
