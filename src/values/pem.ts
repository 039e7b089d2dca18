/** The certificates in a text in PEM format, each once. Private keys and comments are left out. */
export function certificatesIn(text: string): string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  return [...new Set(found.map((certificate) => certificate.replace(/\r/g, '')))]
}

/** A file with the certificates of these texts, each once. */
export function bundleOf(texts: readonly string[]): string {
  return `${[...new Set(texts.flatMap(certificatesIn))].join('\n')}\n`
}
