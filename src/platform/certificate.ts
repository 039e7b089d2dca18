import { createPrivateKey, X509Certificate } from 'node:crypto'

/** What a user reads of a certificate. */
export type Certificate = {
  readonly subject: string
  readonly issuer: string
  /** Days as `2026-11-21`, and whether the certificate is valid today. */
  readonly from: string
  readonly until: string
  readonly validity: 'valid' | 'expired' | 'not-yet'
  /** Its subject alternative names: `DNS:localhost`, `IP:127.0.0.1`. */
  readonly names: readonly string[]
}

/** Reads the first certificate of a PEM text. null if there is none. */
export function readCertificate(pem: string): Certificate | null {
  try {
    return describeCertificate(new X509Certificate(pem))
  } catch {
    return null
  }
}

export function describeCertificate(certificate: X509Certificate): Certificate {
  const { validFrom, validTo, subjectAltName } = certificate
  const [from, until] = [new Date(validFrom), new Date(validTo)]
  const now = Date.now()
  return {
    subject: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    from: from.toISOString().slice(0, 10),
    until: until.toISOString().slice(0, 10),
    validity: until.getTime() < now ? 'expired' : from.getTime() > now ? 'not-yet' : 'valid',
    names: (subjectAltName ?? '')
      .split(', ')
      .filter((name) => name !== '')
      .map((name) => name.replace(/^IP Address:/, 'IP:')),
  }
}

/** A distinguished name on one line, as openssl prints it. */
const nameIn = (lines: string): string => lines.split('\n').join(', ')

/** Whether the private key is that of the certificate. null: it cannot be read, as if it has a passphrase. */
export function keyFits(certificate: string, key: string): boolean | null {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))
  } catch {
    return null
  }
}
