/** The certificates of a client of a daemon over TLS: a directory with `ca.pem`, `cert.pem` and `key.pem`. */
export type Certificates = {
  readonly directory: string
  /** False: the certificate of the daemon is not checked. */
  readonly verify: boolean
}

/** How to reach a daemon. */
export type DaemonAddress = {
  /** `unix://…` or `tcp://…`. */
  readonly host: string
  /** null: without TLS. */
  readonly certificates: Certificates | null
}
