/** Certificates that the machine or its Docker trusts beside the public ones. Paths only: a key's text is a secret. */
export type Certificates = {
  /** The directories in Docker's `certs.d`, one for each registry. */
  readonly registries: readonly RegistryCertificates[]
  /** Private CAs of this machine or of the runner. */
  readonly authorities: Authorities
  /** Files that cannot be passed on. */
  readonly unusable: readonly UnusableFile[]
}

export type RegistryCertificates = {
  /** `host` or `host:port`. */
  readonly host: string
  /** Files with CAs. */
  readonly authorities: readonly string[]
  /** Client certificates. */
  readonly keyPairs: readonly KeyPair[]
}

export type KeyPair = { readonly certificate: string; readonly key: string }

export type Authorities = {
  readonly files: readonly string[]
  /** Different certificates in these files. */
  readonly count: number
}

export type UnusableFile = { readonly path: string; readonly reason: string }
