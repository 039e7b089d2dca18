/** An address and a port. */
export type Place = { readonly host: string; readonly port: number }

/** Something that listens. */
export type Listener = {
  /** Frees the port at once and ends the connections. */
  readonly close: () => void
}
